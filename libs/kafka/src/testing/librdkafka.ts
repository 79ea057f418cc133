import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

const pip = (into: string): Promise<unknown> =>
  run('python3', ['-m', 'pip', 'install', '--quiet', '--target', into, 'confluent-kafka']).catch(
    (error: unknown) => {
      throw new Error(
        'This test needs python3 with pip, to install the Kafka client confluent-kafka (librdkafka) from PyPI.',
        { cause: error },
      );
    },
  );

const isInstalled = (): boolean => existsSync(`${folder}/confluent_kafka`);

/** Installs beside the folder and moves it there as a whole: suites that run side by side may both want it. */
const install = async (): Promise<void> => {
  if (isInstalled()) return;
  await mkdir(dirname(folder), { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  try {
    await pip(own);
    await rename(own, folder);
  } catch (error) {
    if (!isInstalled()) throw error;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

/** Settings by librdkafka's own names. */
export type LibrdkafkaSettings = Readonly<Record<string, string | number>> & {
  /** `host:port[,host:port]` */
  readonly 'bootstrap.servers': string;
};

/** Produces values as any game backend with a librdkafka client would, with these settings of librdkafka; keeps the client in `.cache`. */
export const produceWithLibrdkafka = async (
  settings: LibrdkafkaSettings,
  topic: string,
  values: readonly string[],
): Promise<void> => {
  await install();
  const call = JSON.stringify([settings, topic, values]);
  await run('python3', ['-c', program, call], { env: { ...process.env, PYTHONPATH: folder } });
};
