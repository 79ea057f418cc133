import { clientOf } from '../connection/client.js';
import { brokers } from './deployment.js';

/** Deletes all records of a partition below an offset, as retention does. */
export const deleteRecordsBelow = async (topic: string, partition: number, offset: number): Promise<void> => {
  const admin = clientOf({ brokers: brokers(), clientId: 'kafka-tests', onFatal: () => undefined }).admin();
  await admin.connect();
  await admin.fetchTopicOffsets(topic); // Only this lets it know where the partition's leader is.
  await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
  await admin.disconnect();
};
