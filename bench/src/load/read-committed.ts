import { randomUUID } from 'node:crypto';
import kafkajs, { type KafkaMessage } from 'kafkajs';

/**
 * Reads a topic from its beginning, as a client does that is told nothing which may still be taken back: what is written in a transaction is read when it
 * is committed. Resolves when it has its partitions; the function ends it.
 */
export const readCommitted = async (
  client: kafkajs.Kafka,
  topic: string,
  onRecords: (records: readonly KafkaMessage[]) => void,
): Promise<() => Promise<void>> => {
  const groupId = `bench-${randomUUID()}`;
  const consumer = client.consumer({ groupId, maxWaitTimeInMs: 250, allowAutoTopicCreation: false });
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve());
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => onRecords(batch.messages) });
  await joined;
  return () => consumer.disconnect();
};
