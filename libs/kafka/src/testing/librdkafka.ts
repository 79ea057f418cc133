import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brokers } from './deployment.js';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../../../../.cache/librdkafka', import.meta.url));

const program = `
import json, sys
from confluent_kafka import Producer
settings, topic, values = json.loads(sys.argv[1])
producer = Producer(settings)
for value in values:
    producer.produce(topic, value=value)
sys.exit(producer.flush(20))
`;

const install = async (): Promise<void> => {
  if (existsSync(`${folder}/confluent_kafka`)) return;
  await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, 'confluent-kafka']).catch(
    (error: unknown) => {
      throw new Error(
        'This test needs python3 with pip, to install the Kafka client confluent-kafka (librdkafka) from PyPI.',
        { cause: error },
      );
    },
  );
};

/** Produces values as any game backend with a librdkafka client would, with these settings of librdkafka; keeps the client in `.cache`. */
export const produceWithLibrdkafka = async (
  settings: Readonly<Record<string, string | number>>,
  topic: string,
  values: readonly string[],
): Promise<void> => {
  await install();
  const call = JSON.stringify([{ 'bootstrap.servers': brokers().join(','), ...settings }, topic, values]);
  await run('python3', ['-c', program, call], { env: { ...process.env, PYTHONPATH: folder } });
};
