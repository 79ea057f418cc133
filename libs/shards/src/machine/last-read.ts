import { crc32 } from 'node:zlib';
import type { LogRecord } from '../ports/log.js';
import type { LastRead } from '../ports/store.js';

/** What is remembered of a record, to know it again. */
export const lastReadOf = ({ timestampMs, value }: LogRecord): LastRead => ({
  timestampMs,
  crc: value === null ? 0 : crc32(value),
});

export const isSameRecord = (a: LastRead, b: LastRead): boolean =>
  a.timestampMs === b.timestampMs && a.crc === b.crc;
