import { backoffMs, type Backoff } from '../backoff.js';
import { RetryLater } from '../errors.js';
import type { Host } from '../ports/host.js';
import { pause } from './pause.js';

/** Who repeats a call, and how it is told to stop. */
export interface Caller {
  readonly host: Host;
  /** Aborts the wait. */
  readonly signal: AbortSignal;
  /** Says what is waited for; undefined when it goes on. */
  readonly says: (waiting: string | undefined) => void;
  /** Without it, the customary one. */
  readonly backoff?: Backoff;
}

/** Repeats `call` while it rejects with `RetryLater`; says so each time. Rejects when its signal aborts. */
export const retrying = async <T>(call: () => Promise<T>, caller: Caller): Promise<T> => {
  const { host, signal, says, backoff } = caller;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await call();
      if (attempt > 1) says(undefined);
      return result;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      says(error.message);
      await pause(backoffMs(attempt, host.random(), backoff), signal, host);
    }
  }
};
