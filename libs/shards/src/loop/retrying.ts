import { RetryLater } from '../errors.js';
import { pause } from './pause.js';

const firstDelayMs = 50;
const maxDelayMs = 5_000;

/** Exponential back-off with full jitter (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015). */
export const backoffMs = (attempt: number): number =>
  Math.random() * Math.min(maxDelayMs, firstDelayMs * 2 ** attempt);

/** Repeats `call` while it rejects with `RetryLater`; says so each time. Rejects when `signal` aborts. */
export const retrying = async <T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  says: (waiting: string | undefined) => void,
): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const result = await call();
      if (attempt > 0) says(undefined);
      return result;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      says(error.message);
      await pause(backoffMs(attempt), signal);
    }
  }
};
