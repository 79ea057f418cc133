import type { Admin } from 'kafkajs';
import { RetryLater, type Bounds } from '@treasure-hunt/shards';

/** Whatever kafkajs fails with here passes: also its TypeError where brokers that have just started do not know the topic yet. */
const said = async <T>(topic: string, offsets: Promise<T>): Promise<T> =>
  offsets.catch((error: Error) => {
    throw new RetryLater(`Kafka does not say where ${topic} begins and ends: ${error.message}`, {
      cause: error,
    });
  });

/**
 * The first offset kept and the next to be written of every partition, open transactions included. Rejects with `RetryLater` when no broker
 * says.
 */
export const boundsOf = async (
  admin: Pick<Admin, 'fetchTopicOffsets'>,
  topic: string,
): Promise<ReadonlyMap<number, Bounds>> => {
  const offsets = await said(topic, admin.fetchTopicOffsets(topic));
  return new Map(
    offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]),
  );
};

/** How many partitions the topic has. Rejects when there is no such topic. */
export const partitionCountOf = async (admin: Admin, topic: string): Promise<number> => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const [found] = topics;
  if (!found) throw new Error(`There is no topic ${topic}.`);
  return found.partitions.length;
};

/**
 * In each partition, the first offset whose broker time is not before `timestampMs`, else the next to be written. Rejects with `RetryLater` when
 * no broker says.
 */
export const offsetsAt = async (
  admin: Admin,
  topic: string,
  timestampMs: number,
): Promise<ReadonlyMap<number, number>> => {
  const offsets = await said(topic, admin.fetchTopicOffsetsByTimestamp(topic, timestampMs));
  return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
};
