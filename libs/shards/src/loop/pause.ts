import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after `delayMs`; rejects with the signal's reason as soon as it aborts. */
export const pause = (delayMs: number, signal: AbortSignal): Promise<void> =>
  sleep(delayMs, undefined, { signal }).catch(() => signal.throwIfAborted());
