import { RetryLater, type Journal } from '@treasure-hunt/shards';
import { createReadiness } from '../health/readiness.js';
import { waitForIn, type Waiting } from './wait-for.js';

const begin = () => {
  const reasons: string[] = [];
  const quiet = () => undefined;
  const journal: Journal = { info: quiet, warn: quiet, error: quiet };
  const stop = new AbortController();
  const waiting: Waiting = {
    readiness: createReadiness((state) => void reasons.push(state.ready ? 'ready' : state.reasons.join())),
    journal,
    draining: stop.signal,
    backoff: { firstMs: 0, longestMs: 0 },
  };
  return { reasons, stop, waiting };
};

/** Away for so many attempts. */
const awayFor = (attempts: number) => {
  let made = 0;
  return () =>
    made++ < attempts ? Promise.reject(new RetryLater('no answer')) : Promise.resolve('connected');
};

describe('a backend', () => {
  it('that is away is waited for, and readiness says so', async () => {
    const { reasons, waiting } = begin();
    expect(await waitForIn(waiting)('Kafka', awayFor(3))).toBe('connected');
    expect(new Set(reasons)).toEqual(
      new Set(['Kafka has not answered yet.', 'Kafka is away: no answer', 'ready']),
    );
    expect(reasons.at(-1)).toBe('ready');
  });

  it('that is wrong is not waited for', async () => {
    const { waiting } = begin();
    const connect = () => Promise.reject(new Error('8 partitions, but 16 are expected'));
    await expect(waitForIn(waiting)('Kafka', connect)).rejects.toThrow('16 are expected');
  });

  it('is not waited for any longer when the service ends', async () => {
    const { stop, waiting } = begin();
    const backoff = { firstMs: 60_000, longestMs: 60_000 };
    const waited = waitForIn({ ...waiting, backoff })('Kafka', awayFor(Infinity));
    setImmediate(() => stop.abort(new Error('The service is ending.')));
    await expect(waited).rejects.toThrow();
  });
});
