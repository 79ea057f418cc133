import { retrying, thisHost, type Backoff, type Journal } from '@treasure-hunt/shards';
import type { Readiness } from '../health/readiness.js';

const customary: Backoff = { firstMs: 200, longestMs: 5_000 };

/** Who is told that a backend is away, and what ends the waiting. */
export interface Waiting {
  readonly readiness: Readiness;
  readonly journal: Journal;
  readonly draining: AbortSignal;
  readonly backoff?: Backoff;
}

/**
 * Does what a service needs at its start, however long the backend that it needs is away (`RetryLater`); readiness says why meanwhile.
 * @throws what else `work` rejects with, and the reason for which the service ends when it ends first
 */
export type WaitFor = <T>(backend: 'Kafka' | 'MongoDB', work: () => Promise<T>) => Promise<T>;

/** How a service waits that is ready when these have what they wait for. */
export const waitForIn = ({ readiness, journal, draining, backoff = customary }: Waiting): WaitFor => {
  return async (backend, work) => {
    const source = `${backend} at the start`; // What is away later is said beside it.
    const says = (waiting: string | undefined): void => {
      if (waiting === undefined) return;
      const reason = `${backend} is away: ${waiting}`;
      readiness.say(source, [reason]);
      journal.warn({}, reason);
    };
    readiness.say(source, [`${backend} has not answered yet.`]);
    const done = await retrying(work, { host: thisHost, signal: draining, says, backoff });
    readiness.say(source, []);
    return done;
  };
};
