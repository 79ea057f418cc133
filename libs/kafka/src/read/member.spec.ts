import type { LogRecord } from '@treasure-hunt/shards';
import { FakeConsumer } from '../testing/consumer.js';
import { GroupMember } from './member.js';

const nextTurn = () => new Promise(setImmediate);

const joined = async (
  records: (partition: number, records: readonly LogRecord[]) => void = () => undefined,
) => {
  const consumer = new FakeConsumer();
  const assigned: (readonly number[])[] = [];
  const fatal: unknown[] = [];
  const astray: number[] = [];
  const told: number[] = [];
  const member = new GroupMember(consumer.asConsumer, 't', {
    assigned: (partitions) => void assigned.push(partitions),
    records: (partition, some) => {
      told.push(...some.map(({ offset }) => offset));
      records(partition, some);
    },
    astray: (_, next) => void astray.push(next),
    fatal: (error) => void fatal.push(error),
  });
  const join = member.join();
  consumer.joins(1, 0);
  await join;
  return { consumer, member, assigned, fatal, astray, told };
};

it('tells of partitions, all paused, when its caller can answer', async () => {
  const { consumer, assigned } = await joined();
  expect(assigned).toEqual([]);
  await nextTurn();
  expect(assigned).toEqual([[0, 1]]);
  expect([...consumer.paused].sort()).toEqual([0, 1]);
  consumer.joins(1);
  expect(assigned).toEqual([[0, 1], [1]]);
});

it('needs a new start after each join, and ignores what is asked of partitions of others', async () => {
  const { consumer, member, told } = await joined();
  member.start(0, 7);
  await consumer.fetches(0, 7, [7, 8]);
  consumer.joins(0);
  await consumer.fetches(0, 9, [9]);
  expect(told).toEqual([7, 8]);
  member.start(5, 3);
  member.resume(0);
  expect(consumer.seeks).toEqual(['7']);
  expect(consumer.paused.has(0)).toBe(true);
});

it('goes back and tells of it when a fetch is not where it should be', async () => {
  const { consumer, member, astray, told } = await joined();
  member.start(0, 7);
  await consumer.fetches(0, 40, [40, 41]);
  expect(consumer.resolved).toEqual(['6']);
  expect(astray).toEqual([7]);
  await consumer.fetches(0, 7, [7]);
  expect(told).toEqual([7]);
});

it('throws nothing into kafkajs when its listener throws, and reports it', async () => {
  const { consumer, member, fatal } = await joined(() => {
    throw new TypeError('a defect');
  });
  member.start(0, 0);
  await expect(consumer.fetches(0, 0, [0])).resolves.toBeUndefined();
  expect(fatal).toEqual([new TypeError('a defect')]);
});

it('reports a crash after which kafkajs does not start again, and no other', async () => {
  const { consumer, fatal } = await joined();
  consumer.happens('crash', { restart: true, error: new Error('a broker is away') });
  consumer.happens('crash', { restart: false, error: new Error('cannot read this') });
  expect(fatal).toEqual([new Error('cannot read this')]);
});

it('joins again where the brokers name no coordinator yet', async () => {
  const { consumer, fatal } = await joined();
  const before = consumer.runs;
  const error = Object.assign(new Error('not found'), { name: 'KafkaJSGroupCoordinatorNotFound' });
  consumer.happens('crash', { restart: false, error });
  while (consumer.runs === before) await nextTurn();
  expect(fatal).toEqual([]);
});

it('tells nothing after it was stopped', async () => {
  const { consumer, member, assigned, told } = await joined();
  member.start(0, 0);
  await member.stop();
  await nextTurn();
  await consumer.fetches(0, 0, [0]);
  consumer.joins(0);
  expect([assigned, told]).toEqual([[], []]);
});
