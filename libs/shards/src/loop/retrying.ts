import { backoffMs } from '../backoff.js';
import { RetryLater } from '../errors.js';
import { pause } from './pause.js';

/** Repeats `call` while it rejects with `RetryLater`; says so each time. Rejects when `signal` aborts. */
export const retrying = async <T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  says: (waiting: string | undefined) => void,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await call();
      if (attempt > 1) says(undefined);
      return result;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      says(error.message);
      await pause(backoffMs(attempt, Math.random()), signal);
    }
  }
};
