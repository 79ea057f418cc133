import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs, RetryLater, type Journal } from '@treasure-hunt/shards';
import type { Readiness } from '../health/readiness.js';

const backoff = { firstMs: 200, longestMs: 5_000 };

/** Who is told that a backend is away, and what ends the waiting. */
export interface Waiting {
  readonly readiness: Readiness;
  readonly journal: Journal;
  readonly draining: AbortSignal;
  /** How long to wait before an attempt, in milliseconds. */
  readonly waitMs?: (attempt: number) => number;
}

/**
 * Connects to a backend, however long it is away (`RetryLater`); readiness says why meanwhile.
 * @throws what else `connect` rejects with, and the reason of `draining` when the service ends first
 */
export const awaitBackend = async <T>(
  name: string,
  connect: () => Promise<T>,
  waiting: Waiting,
): Promise<T> => {
  const { readiness, journal, draining } = waiting;
  const waitMs = waiting.waitMs ?? ((attempt) => backoffMs(attempt, Math.random(), backoff));
  readiness.say(name, [`${name} is not connected yet.`]);
  for (let attempt = 1; ; attempt++) {
    try {
      const connected = await connect();
      readiness.say(name, []);
      return connected;
    } catch (error) {
      draining.throwIfAborted();
      if (!(error instanceof RetryLater)) throw error;
      const reason = `${name} is away: ${error.message}`;
      readiness.say(name, [reason]);
      journal.warn({ attempt, err: error }, reason);
      await wait(waitMs(attempt), undefined, { signal: draining });
    }
  }
};
