import type { Headers, LogRecord } from '../ports/log.js';
import type { ParkedRecord } from '../ports/store.js';

/** A record as it is kept aside. */
export const parkedRecord = (record: LogRecord, messageKey: string, reason: string): ParkedRecord => ({
  offset: record.offset,
  messageKey,
  reason,
  timestampMs: record.timestampMs,
  value: record.value?.toString('base64') ?? null,
  headers: flatten(record.headers),
});

/** Work that was due and failed: nothing to decide again, but its key is held. */
export const parkedDue = (
  due: Pick<ParkedRecord, 'offset' | 'messageKey' | 'reason' | 'timestampMs'>,
): ParkedRecord => ({
  ...due,
  value: null,
  headers: [],
});

/** The record that was kept aside, as it was read. */
export const redrivenRecord = ({
  offset,
  messageKey,
  timestampMs,
  value,
  headers,
}: ParkedRecord): LogRecord => ({
  offset,
  timestampMs,
  key: messageKey === '' ? null : Buffer.from(messageKey),
  value: value === null ? null : Buffer.from(value, 'base64'),
  headers: Object.fromEntries(headers.map(([name, bytes]) => [name, Buffer.from(bytes, 'base64')])),
});

const flatten = (headers: Headers): ParkedRecord['headers'] =>
  Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly (Buffer | string)[]) : [value as Buffer | string | undefined])
      .filter((one) => one !== undefined)
      .map((one) => [name, Buffer.from(one).toString('base64')] as const),
  );
