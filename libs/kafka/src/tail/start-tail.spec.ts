import type { Admin } from 'kafkajs';
import { RetryLater } from '@treasure-hunt/shards';
import { startTail } from './start-tail.js';

it('is to be tried again where brokers have just started and do not know the topic yet', async () => {
  const fetchTopicOffsets = () => Promise.reject(new TypeError('Cannot destructure what is undefined.'));
  const kafka = {
    admin: { fetchTopicOffsets } as unknown as Admin,
    join: () => Promise.reject(new Error('Nobody joins before it is known where to begin.')),
    clientId: 'me',
  };
  const tail = startTail(kafka, 'topic', { from: 'earliest', onRecords: () => undefined });
  await expect(tail).rejects.toBeInstanceOf(RetryLater);
});
