import kafkajs, { type Admin } from 'kafkajs';
import type { Given } from './contender.js';

const asAdmin = async (kafkaBrokers: string, work: (admin: Admin) => Promise<void>): Promise<void> => {
  const kafka = new kafkajs.Kafka({ brokers: kafkaBrokers.split(','), logLevel: kafkajs.logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
};

/** Creates topics by their full names, with the broker's timestamps, and waits until they can be written. */
export const createTopics = (
  { kafkaBrokers, partitions }: Pick<Given, 'kafkaBrokers' | 'partitions'>,
  names: readonly string[],
): Promise<void> =>
  asAdmin(kafkaBrokers, async (admin) => {
    const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
    const topics = names.map((topic) => ({ topic, numPartitions: partitions, configEntries }));
    await admin.createTopics({ topics, waitForLeaders: true });
  });

/** Deletes all topics whose names begin like this. */
export const deleteTopics = (kafkaBrokers: string, prefix: string): Promise<void> =>
  asAdmin(kafkaBrokers, async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    await admin.deleteTopics({ topics });
  });
