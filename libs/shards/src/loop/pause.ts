import type { Host } from '../ports/host.js';

/** Resolves after `delayMs`; rejects with the signal's reason as soon as it aborts. */
export const pause = async (delayMs: number, signal: AbortSignal, host: Host): Promise<void> => {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = () => {
      callOff();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const callOff = host.after(delayMs, done);
    signal.addEventListener('abort', done);
  });
  signal.throwIfAborted();
};
