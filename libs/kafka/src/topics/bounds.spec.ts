import { RetryLater } from '@treasure-hunt/shards';
import { boundsOf } from './bounds.js';

it('bounds that no broker says are asked for again, whatever the client fails with', async () => {
  const restarting = { fetchTopicOffsets: () => Promise.reject(new TypeError("reading 'partitions'")) };
  await expect(boundsOf(restarting, 'activity')).rejects.toThrow(RetryLater);
});
