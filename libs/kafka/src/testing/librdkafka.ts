import { python } from './python.js';

const program = `
import json, sys
from confluent_kafka import Producer
settings, topic, values = json.loads(sys.argv[1])
producer = Producer(settings)
for value in values:
    producer.produce(topic, value=value)
sys.exit(producer.flush(20))
`;

/** Settings by librdkafka's own names. */
export type LibrdkafkaSettings = Readonly<Record<string, string | number>> & {
  /** `host:port[,host:port]` */
  readonly 'bootstrap.servers': string;
};

/** Produces values as any game backend with a librdkafka client would, with these settings of librdkafka. */
export const produceWithLibrdkafka = async (
  settings: LibrdkafkaSettings,
  topic: string,
  values: readonly string[],
): Promise<void> => void (await python(['-c', program, JSON.stringify([settings, topic, values])]));
