import type { Admin } from 'kafkajs';
import { startTail } from './start-tail.js';

it('waits for brokers that have just started and do not know the topic yet', async () => {
  let asked = 0;
  const fetchTopicOffsets = (): Promise<object[]> => {
    asked += 1;
    if (asked < 3) return Promise.reject(new TypeError('Cannot destructure what is undefined.'));
    return Promise.resolve([{ partition: 0, offset: '0', low: '0', high: '0' }]);
  };
  const reading = { start: () => undefined, stop: () => Promise.resolve() } as never;
  const tail = await startTail(
    {
      admin: { fetchTopicOffsets } as unknown as Admin,
      join: () => Promise.resolve(reading),
      clientId: 'me',
    },
    'topic',
    { from: 'earliest', onRecords: () => undefined },
  );
  await tail.caughtUp;
  expect(asked).toBe(3);
  await tail.stop();
});
