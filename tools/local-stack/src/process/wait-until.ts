import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is something: that answer, or undefined after `timeoutMs`. */
export const waitUntil = async <T>(
  look: () => Promise<T | undefined> | T | undefined,
  timeoutMs: number,
  pauseMs = 50,
): Promise<T | undefined> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) return undefined;
    await sleep(pauseMs);
  }
};
