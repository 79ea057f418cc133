import { topics as allTopics, type Topic } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import type { Observed, ObservedRecord } from '@treasure-hunt/oracle';
import { headerText, type LogRecord } from '@treasure-hunt/shards';

const observedRecord = ({ offset, timestampMs, key, value, headers }: LogRecord): ObservedRecord => ({
  offset,
  timestampMs,
  key: key && String(key),
  value: value && String(value),
  headers: Object.fromEntries(Object.keys(headers).map((name) => [name, headerText(headers, name) ?? ''])),
});

const readAll = async (kafka: KafkaConnection, name: string): Promise<readonly ObservedRecord[][]> => {
  const partitions = Array.from({ length: await kafka.log.partitionCount(name) }, (): ObservedRecord[] => []);
  const tail = await kafka.tail(name, {
    from: 'earliest',
    onRecords: (partition, records) => void partitions[partition]?.push(...records.map(observedRecord)),
  });
  await tail.caughtUp;
  await tail.stop();
  return partitions;
};

/** Everything that is on the topics of an engine without a prefix that has decided what there was by `restedAtMs`. */
export const observe = async (kafka: KafkaConnection, restedAtMs: number): Promise<Observed> => {
  const read = async ({ name }: Topic) => [name, await readAll(kafka, name)] as const;
  const topics = new Map(await Promise.all(allTopics.map(read)));
  return { topics, documents: new Map(), restedAtMs };
};
