import type { OutgoingRecord } from '@treasure-hunt/shards';
import { FakeBrokers, fails, leavesOut, refusesOver, timedOut, type Fate } from '../testing/brokers.js';
import { gathered } from './gather.js';
import { senderOver, type Produce } from './sender.js';

const to = (partition: number, key: string, bytes = 1): OutgoingRecord => ({
  topic: 't',
  partition,
  key,
  value: Buffer.alloc(bytes),
  headers: {},
});

/** Senders that share one connection, and how many records each request had. */
const meeting = (...fates: Fate[]) => {
  const brokers = new FakeBrokers(...fates);
  const requests: number[] = [];
  const counted: Produce = (records) => {
    requests.push(records.length);
    return brokers.produce(records);
  };
  const produce = gathered(counted);
  const sender = () => senderOver(produce, { backoff: { firstMs: 1, longestMs: 2 } });
  return { brokers, requests, sender };
};

const shards = ['a', 'b', 'c', 'd'];

it('sends in one request what many send at once, and what has come up meanwhile in the next', async () => {
  const { brokers, requests, sender } = meeting();
  const send = async (shard: string): Promise<void> => {
    const own = sender();
    for (const n of [1, 2, 3]) await own.send([to(0, `${shard}${n}`), to(1, `${shard}${n}`)]);
  };
  await Promise.all(shards.map(send));
  expect(requests).toEqual([8, 8, 8]);
  for (const lane of ['t/0', 't/1'])
    for (const shard of shards)
      expect(brokers.keys(lane).filter((key) => String(key).startsWith(shard))).toEqual([
        `${shard}1`,
        `${shard}2`,
        `${shard}3`,
      ]);
});

it('sends no more together than one partition takes', async () => {
  const { requests, sender } = meeting();
  await Promise.all([1, 400_000, 400_000, 400_000, 2_000_000, 1].map((n) => sender().send([to(0, 'k', n)])));
  expect(requests).toEqual([3, 1, 1, 1]);
});

it('lets nobody fail because of another', async () => {
  const { brokers, sender } = meeting(...Array<Fate>(2).fill(refusesOver(1)));
  const sends = shards.map((shard) => sender().send([to(0, shard)]));
  await Promise.all(sends);
  expect(brokers.keys('t/0')).toEqual(shards);
});

it('gives each sender its own failure, and goes on after it', async () => {
  const refused: Fate = (records, append) =>
    records.some(({ key }) => key === 'b') ? Promise.reject(new TypeError('defect')) : append(records);
  const { brokers, sender } = meeting(...Array<Fate>(10).fill(refused));
  const ended = await Promise.allSettled(shards.map((shard) => sender().send([to(0, shard)])));
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(brokers.keys('t/0')).toEqual(['a', 'c', 'd']);
  await sender().send([to(0, 'e')]);
  expect(brokers.keys('t/0')).toEqual(['a', 'c', 'd', 'e']);
});

it('sends again what came back without a partition, to each who sent there', async () => {
  const { brokers, sender } = meeting(leavesOut('t/0'), fails(timedOut()));
  await Promise.all([sender().send([to(0, 'a'), to(1, 'a')]), sender().send([to(0, 'b')])]);
  expect(brokers.keys('t/0')).toEqual(['a', 'b']);
  expect(brokers.keys('t/1')).toEqual(['a']);
});
