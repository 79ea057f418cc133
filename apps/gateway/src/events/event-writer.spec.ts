import type { OutgoingRecord, Sender } from '@treasure-hunt/shards';
import { BackendBreaker } from '../backends/backend-breaker.js';
import { EventWriter } from './event-writer.js';

const record = (key: string): OutgoingRecord => ({ topic: 't', partition: 0, key, value: '{}', headers: {} });
const limits = { waitingRecords: 6, recordsAtOnce: 3, waitMs: 20 };

/** A broker that acknowledges when it is told to; fails what is aborted. */
const broker = () => {
  const log: string[][] = [];
  let open = Promise.withResolvers<void>();
  return {
    log,
    acknowledge: () => {
      open.resolve();
      open = Promise.withResolvers<void>();
    },
    send: (async (records, signal, acknowledged) => {
      log.push(records.map(({ key }) => String(key)));
      const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      );
      await Promise.race([open.promise, aborted]);
      acknowledged?.(records);
    }) satisfies Sender['send'],
  };
};
const breaker = () => new BackendBreaker({ name: 'Kafka', failuresInARow: 1 });
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the writer of events', () => {
  it('keeps the order of requests, and sends together what came while Kafka was busy', async () => {
    const kafka = broker();
    const writer = new EventWriter(kafka, breaker(), { ...limits, waitMs: 10_000 });
    const all = ['a', 'b', 'c', 'd', 'e'].map((key) => writer.write([record(key)]));
    for (let round = 0; round < 3; round += 1) {
      kafka.acknowledge();
      await settle();
    }
    await Promise.all(all);
    expect(kafka.log.flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(kafka.log.length).toBeLessThan(5);
  });

  it('takes no more than it can keep', async () => {
    const writer = new EventWriter(broker(), breaker(), limits);
    const first = writer.write([record('a')]);
    const waiting = writer.write(Array.from({ length: 6 }, () => record('b')));
    await expect(writer.write([record('c')])).rejects.toMatchObject({
      status: 503,
      details: { retryAfterS: 1 },
    });
    await Promise.allSettled([first, waiting]);
  });

  it('refuses what waits as soon as Kafka is known to be away, and goes on when it is back', async () => {
    const kafka = broker();
    const known = breaker();
    const writer = new EventWriter(kafka, known, limits);
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((key) => writer.write([record(key)])));
    expect(outcomes.map((one) => one.status)).toEqual(Array(4).fill('rejected'));
    expect(kafka.log).toHaveLength(1);
    await expect(writer.write([record('e')])).rejects.toMatchObject({ status: 503 });
    expect(kafka.log).toHaveLength(1);
    while (!known.isClosed) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await known.run(async () => undefined).catch(() => undefined);
    }
    const next = writer.write([record('f')]);
    await settle();
    kafka.acknowledge();
    expect(await next).toEqual([true]);
  });

  it('says which records are there when one broker of several answers', async () => {
    const half: Sender['send'] = (records, signal, acknowledged) => {
      acknowledged?.(records.filter(({ key }) => key === 'b'));
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('late'))));
    };
    const writer = new EventWriter({ send: half }, breaker(), limits);
    expect(await writer.write(['a', 'b', 'c'].map(record))).toEqual([false, true, false]);
  });

  it('tells the error of a send that failed for another reason', async () => {
    const writer = new EventWriter(
      { send: () => Promise.reject(new TypeError('broken')) },
      breaker(),
      limits,
    );
    await expect(writer.write([record('a')])).rejects.toThrow('broken');
  });
});
