import { LogLost } from '../errors.js';
import { isSameRecord, lastReadOf } from '../machine/last-read.js';
import type { Bounds, LogRecord } from '../ports/log.js';
import type { Progress } from '../ports/store.js';

/** Where to begin to read, and what has to be found there: proof that the log is still the one that was read. */
export interface Beginning {
  readonly offset: number;
  /** True: the record at `offset` was read before; it must be the same one, and is not decided again. */
  readonly isKnown: boolean;
}

/** Throws `LogLost` where records were lost between what was read and what is kept. */
export const beginning = ({ position, lastRead }: Progress, { low, high }: Bounds): Beginning => {
  if (position === 0) return { offset: low, isKnown: false };
  if (position > high)
    throw new LogLost(`The log ends at ${high}, but ${position} was read: the topic was lost.`);
  if (low > position)
    throw new LogLost(`The log begins at ${low}, but ${position} is next: records were deleted unread.`);
  return lastRead && low < position
    ? { offset: position - 1, isKnown: true }
    : { offset: position, isKnown: false };
};

/** Compares the record before the position with what is remembered of it. Throws `LogLost` when it is another. */
export const checkKnown = (record: LogRecord, { position, lastRead }: Progress): void => {
  if (record.offset !== position - 1)
    throw new LogLost(`The record at ${position - 1} is gone; the log goes on at ${record.offset}.`);
  if (lastRead && !isSameRecord(lastReadOf(record), lastRead))
    throw new LogLost(`The record at ${position - 1} is not the one that was read: this is another log.`);
};
