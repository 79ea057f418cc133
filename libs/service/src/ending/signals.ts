import type { Log } from '@treasure-hunt/telemetry';
import type { Lifetime } from './lifetime.js';

/** Ends the process with this code. */
export type Exit = (code: number) => void;

const exitProcess: Exit = (code) => process.exit(code);

/** Drains on the first SIGTERM or SIGINT and ends with code 0, or 1 if that was not orderly; the second ends at once. */
export const drainOnSignals = (lifetime: Lifetime, log: Log, exit: Exit = exitProcess): void => {
  let isTold = false;
  const told = (signal: NodeJS.Signals): void => {
    if (isTold) {
      log.warn({ signal }, 'Told to stop again; stopping at once.');
      return exit(1);
    }
    isTold = true;
    log.info({ signal }, 'Told to stop; finishing what is in hand.');
    void lifetime.drain().then((isOrderly) => {
      if (isOrderly) log.info({}, 'Everything has ended.');
      exit(isOrderly ? 0 : 1);
    });
  };
  process.on('SIGTERM', told);
  process.on('SIGINT', told);
};

/** A failure that nobody handled ends the process: its state is not known any more. */
export const exitOnFailure = (log: Log, exit: Exit = exitProcess): ((error: unknown) => void) => {
  const failed = (error: unknown): void => {
    log.fatal({ err: error }, 'A failure that nobody handled; the process ends.');
    exit(1);
  };
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  return failed;
};
