import type { EventEmitter } from 'node:events';

/** The exit code of what was cut short by a signal, as shells know it from Ctrl-C. */
export const interruptedCode = 130;

/** Nobody who asked for the end waits longer than this, whatever hangs. */
const longestEndMs = 8_000;

/** Aborts at the first SIGINT or SIGTERM of `source`; `exit` is called at the second, or where the end takes too long. */
export const interruptionOf = (source: EventEmitter, exit: (code: number) => void): AbortSignal => {
  const interrupted = new AbortController();
  const onSignal = (): void => {
    if (interrupted.signal.aborted) return exit(interruptedCode);
    interrupted.abort();
    setTimeout(() => exit(interruptedCode), longestEndMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) source.on(signal, onSignal);
  return interrupted.signal;
};
