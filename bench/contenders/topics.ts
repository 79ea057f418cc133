import kafkajs from 'kafkajs';
import type { Given } from './contender.js';

/** Creates topics by their full names, with the broker's timestamps, and waits until they can be written. */
export const createTopics = async (
  { kafkaBrokers, partitions }: Pick<Given, 'kafkaBrokers' | 'partitions'>,
  names: readonly string[],
): Promise<void> => {
  const kafka = new kafkajs.Kafka({ brokers: kafkaBrokers.split(','), logLevel: kafkajs.logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
    const topics = names.map((topic) => ({ topic, numPartitions: partitions, configEntries }));
    await admin.createTopics({ topics, waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
};
