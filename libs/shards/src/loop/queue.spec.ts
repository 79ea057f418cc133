import { thisHost } from '../ports/host.js';
import { crossing, recordOf } from '../testing/index.js';
import { Queue } from './queue.js';
import { shareOf } from './share.js';

const records = (...offsets: number[]) => offsets.map((offset) => recordOf(crossing('gate', 'ann'), offset));
const offsets = (queue: Queue, maxRecords = 100, maxBytes = 1e6) =>
  queue.take({ maxRecords, maxBytes }).map(({ offset }) => offset);
const whole = (): number => 1;
const never = new AbortController().signal;

describe('the queue of a shard', () => {
  it('gives each record once, in order, however often it arrives', () => {
    const queue = new Queue(5);
    queue.push(records(3, 4, 5, 6));
    queue.push(records(5, 6, 7));
    expect(offsets(queue)).toEqual([5, 6, 7]);
    expect(queue.nextOffset).toBe(8);
  });

  it('gives one record where one alone is over the bound of bytes', () => {
    const queue = new Queue(0);
    queue.push(records(0, 1));
    expect(offsets(queue, 10, 1)).toEqual([0]);
    expect(offsets(queue, 10, 1)).toEqual([1]);
  });

  it('is full at its bound and has room again below half of it', () => {
    const queue = new Queue(0, whole, { maxRecords: 4, maxBytes: 1e6 });
    queue.push(records(0, 1, 2));
    expect(queue.isFull).toBe(false);
    queue.push(records(3));
    expect(queue.isFull).toBe(true);
    offsets(queue, 2);
    expect(queue.isBelowHalf).toBe(false);
    offsets(queue, 1);
    expect(queue.isBelowHalf).toBe(true);
  });

  it('has a part of its bounds where its process has many shards', () => {
    let shards = 8;
    const queue = new Queue(0, () => shareOf(shards), { maxRecords: 4, maxBytes: 1e6 });
    queue.push(records(0, 1));
    expect(queue.isFull).toBe(false);
    shards = 16;
    expect(queue.isFull).toBe(true);
  });

  it('counts bytes as well as records', () => {
    const queue = new Queue(0, whole, { maxRecords: 1_000, maxBytes: 500 });
    queue.push(records(0, 1));
    expect(queue.isFull).toBe(true);
  });

  it('counts the bytes of headers, which an outsider may make large', () => {
    const queue = new Queue(0, whole, { maxRecords: 1_000, maxBytes: 10_000 });
    const [record] = records(0);
    queue.push([{ ...record!, headers: { one: Buffer.alloc(5_000), two: ['x'.repeat(6_000)] } }]);
    expect(queue.isFull).toBe(true);
  });

  it('wakes its shard when something arrives', async () => {
    const queue = new Queue(0);
    const arrival = queue.arrival(60_000, never, thisHost);
    queue.push(records(0));
    await arrival;
    expect(offsets(queue)).toEqual([0]);
  });

  it('wakes its shard when it is told to stop', async () => {
    const stop = new AbortController();
    const arrival = new Queue(0).arrival(60_000, stop.signal, thisHost);
    stop.abort();
    await expect(arrival).resolves.toBeUndefined();
  });
});
