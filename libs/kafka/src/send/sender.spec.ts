import type { OutgoingRecord } from '@treasure-hunt/shards';
import {
  FakeBrokers,
  fails,
  leavesOut,
  losesAcknowledgement,
  refusesOver,
  timedOut,
  tooLarge,
  type Fate,
} from '../testing/brokers.js';
import { ConnectionClosed, RecordTooLarge } from './errors.js';
import { senderOver, type SendRetry } from './sender.js';

const to = (partition: number, key: string): OutgoingRecord => ({
  topic: 't',
  partition,
  key,
  value: key,
  headers: {},
});
const three = [to(0, 'a'), to(1, 'b'), to(0, 'c')];
const backoff = { firstMs: 1, longestMs: 2 };

const meeting = (...fates: Fate[]) => {
  const brokers = new FakeBrokers(...fates);
  const retries: SendRetry[] = [];
  const onRetry = (retry: SendRetry) => void retries.push(retry);
  return { brokers, retries, sender: senderOver(brokers.produce, { backoff, onRetry }) };
};

it('sends again what came back without a partition, and only that', async () => {
  const { brokers, retries, sender } = meeting(leavesOut('t/0'), leavesOut('t/0'));
  await sender.send(three);
  expect(brokers.keys('t/0')).toEqual(['a', 'c']);
  expect(brokers.keys('t/1')).toEqual(['b']);
  expect(retries.map(({ error }) => String(error))).toEqual(
    Array(2).fill(expect.stringContaining('without t/0')),
  );
});

it('tells what has got there to who gives up the rest', async () => {
  const { sender } = meeting(...Array<Fate>(1_000).fill(leavesOut('t/0')));
  const abort = new AbortController();
  const got: unknown[] = [];
  const sending = sender.send(three, abort.signal, (records) => {
    got.push(...records.map(({ key }) => key));
    setImmediate(() => abort.abort(new Error('No longer.')));
  });
  await expect(sending).rejects.toThrow('No longer.');
  expect(got).toEqual(['b']);
});

it('repeats the identical send until it succeeds, and says so each time', async () => {
  const { brokers, retries, sender } = meeting(fails(timedOut()), losesAcknowledgement(timedOut()));
  await sender.send(three);
  expect(brokers.keys('t/0')).toEqual(['a', 'c', 'a', 'c']);
  expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2]);
});

it('begins nothing new before the send in flight is acknowledged', async () => {
  const { brokers, sender } = meeting(fails(timedOut()), fails(timedOut()));
  await Promise.all([sender.send([to(0, 'first')]), sender.send([to(0, 'second')])]);
  expect(brokers.keys('t/0')).toEqual(['first', 'second']);
});

it('goes on after a send that was given up', async () => {
  const { brokers, sender } = meeting(fails(new TypeError('defect')));
  await expect(sender.send([to(0, 'a')])).rejects.toThrow('defect');
  await sender.send([to(0, 'b')]);
  expect(brokers.keys('t/0')).toEqual(['b']);
});

it('cuts further when the broker takes less than expected, and keeps the order', async () => {
  const refusing = Array<Fate>(20).fill(refusesOver(1));
  const { brokers, sender } = meeting(...refusing);
  await sender.send([to(0, 'a'), to(0, 'b'), to(1, 'c'), to(0, 'd'), to(0, 'e')]);
  expect(brokers.keys('t/0')).toEqual(['a', 'b', 'd', 'e']);
  expect(brokers.keys('t/1')).toEqual(['c']);
});

it('rejects with the record that is too large, after all before it', async () => {
  const refusesB: Fate = (records, append) =>
    records.some(({ key }) => key === 'b') ? Promise.reject(tooLarge()) : append(records);
  const { brokers, retries, sender } = meeting(...Array<Fate>(20).fill(refusesB));
  const sent = sender.send([to(0, 'a'), to(1, 'b'), to(0, 'c')]);
  await expect(sent).rejects.toThrow(/^A record of \d+ bytes is over the broker's size limit .* of t\/1/);
  await expect(sent).rejects.toBeInstanceOf(RecordTooLarge);
  expect(brokers.keys('t/0')).toEqual(['a']);
  expect(retries).toEqual([]);
});

it('ends with the reason of the signal, while waiting and while sending', async () => {
  const never: Fate = () => new Promise(() => undefined);
  for (const fate of [never, fails(timedOut())]) {
    const brokers = new FakeBrokers(fate);
    const abort = new AbortController();
    const sender = senderOver(brokers.produce, { backoff: { firstMs: 60_000, longestMs: 60_000 } });
    const sent = sender.send(three, abort.signal);
    setImmediate(() => abort.abort(new Error('the shard is lost')));
    await expect(sent).rejects.toThrow('the shard is lost');
  }
  const { brokers, sender } = meeting();
  await expect(sender.send(three, AbortSignal.abort(new Error('lost before')))).rejects.toThrow(
    'lost before',
  );
  expect(brokers.keys('t/0')).toEqual([]);
});

it('gives up when the connection was closed', async () => {
  const { sender } = meeting(fails(timedOut()), fails(new ConnectionClosed()));
  await expect(sender.send(three)).rejects.toBeInstanceOf(ConnectionClosed);
});

describe('a send that was repeated and arrives twice, the first time late', () => {
  const numbered = (seq: number): OutgoingRecord => ({
    ...to(0, `fact ${seq}`),
    headers: { 'hunt-seq': `${seq}.0` },
  });
  const seqOf = ({ headers }: OutgoingRecord): number => Number.parseInt(String(headers['hunt-seq']));

  it('leaves every fact once, in order, to a reader that drops what is not above the last number', async () => {
    const inNetwork: (() => Promise<unknown>)[] = [];
    const delayed: Fate = (records, append) => {
      inNetwork.push(() => append(records));
      return Promise.reject(timedOut());
    };
    const { brokers, sender } = meeting(delayed);
    await sender.send([numbered(1), numbered(2)]);
    await sender.send([numbered(3)]);
    for (const arrive of inNetwork) await arrive();
    await sender.send([numbered(4)]);

    const arrived = brokers.log('t/0').map(seqOf);
    expect(arrived).toEqual([1, 2, 3, 1, 2, 4]);
    const kept: number[] = [];
    for (const seq of arrived) if (seq > (kept.at(-1) ?? 0)) kept.push(seq);
    expect(kept).toEqual([1, 2, 3, 4]);
  });
});

it('tells the latest broker time of what was acknowledged', async () => {
  const times: unknown[] = [];
  const produce = (appendedAtMs: number | undefined) => async () => [
    { topic: 't', partition: 0, appendedAtMs: 7 },
    { topic: 't', partition: 1, appendedAtMs },
  ];
  for (const time of [9, undefined])
    await senderOver(produce(time)).send(three, undefined, (_, appendedAtMs) => times.push(appendedAtMs));
  expect(times).toEqual([9, 7]);
});
