import type { LoggerService } from '@nestjs/common';
import type { Log } from '@treasure-hunt/telemetry';

type Level = 'fatal' | 'error' | 'warn' | 'debug' | 'trace';

const write =
  (log: Log, level: Level) =>
  (message: unknown, ...more: unknown[]): void => {
    const context = more.at(-1);
    const fields = {
      ...(typeof context === 'string' && { context }),
      ...(message instanceof Error && { err: message }),
      ...(more.length > 1 && { stack: more[0] }),
    };
    log[level](fields, message instanceof Error ? message.message : String(message));
  };

/** Nest's own lines in our log. What it does while it starts is for those who look for it. */
export const nestLog = (log: Log): LoggerService => ({
  log: write(log, 'debug'),
  debug: write(log, 'debug'),
  verbose: write(log, 'trace'),
  warn: write(log, 'warn'),
  error: write(log, 'error'),
  fatal: write(log, 'fatal'),
});
