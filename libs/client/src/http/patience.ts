/** How often something is tried, and how long is waited in between. */
export interface Patience {
  /** How often in all, for what is not tried for ever. */
  readonly tries: number;
  /** The pause after the first failure; it doubles with every further one. */
  readonly firstDelayMs: number;
  /** The longest pause; who is asked to wait longer than this gives up. */
  readonly maxDelayMs: number;
}

export const defaultPatience: Patience = { tries: 8, firstDelayMs: 250, maxDelayMs: 30_000 };

/**
 * How long to wait after so many failures in a row: exponential, and half of it by chance, so that those who failed together
 * do not come back together ("equal jitter", M. Brooker, AWS Architecture Blog, 2015).
 */
export const delayMs = (
  failures: number,
  patience: Pick<Patience, 'firstDelayMs' | 'maxDelayMs'>,
): number => {
  const longestMs = Math.min(patience.maxDelayMs, patience.firstDelayMs * 2 ** (failures - 1));
  return (longestMs / 2) * (1 + Math.random());
};

/** Waits; rejects with the signal's reason when it is aborted. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
