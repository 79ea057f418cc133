import type { Document } from '@treasure-hunt/decider';
import type { LogRecord } from './ports/log.js';
import type { ParkedRecord } from './ports/store.js';

/** Most numbers, and whatever else is neither text nor a collection, are no longer than this as JSON. */
const scalarSize = 16;

/** How large a document is as JSON, roughly. */
export const documentSize = (document: Document | undefined): number =>
  document === undefined ? 0 : jsonSize(document);

/** How large a value is as JSON, roughly, in UTF-16 units: counted, as to write it down costs several times as much. */
export const jsonSize = (value: unknown): number => {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return scalarSize;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += jsonSize(item) + 1;
  else for (const key in value) size += key.length + 4 + jsonSize(value[key as keyof object]);
  return size;
};

const recordOverheadBytes = 200;

/** What a record holds in memory, roughly, in bytes: its headers can be larger than its value. */
export const recordSize = ({ key, value, headers }: LogRecord): number => {
  let bytes = recordOverheadBytes + (key?.length ?? 0) + (value?.length ?? 0);
  for (const header of Object.values(headers)) bytes += header === undefined ? 0 : headerSize(header);
  return bytes;
};

const headerSize = (header: Buffer | string | readonly (Buffer | string)[]): number =>
  typeof header === 'string' || Buffer.isBuffer(header)
    ? header.length
    : header.reduce((sum, one) => sum + one.length, 0);

/** What a parked record holds in memory, roughly, in bytes. */
export const parkedSize = ({ messageKey, value, headers }: ParkedRecord): number =>
  headers.reduce(
    (sum, [name, text]) => sum + name.length + text.length,
    messageKey.length + (value?.length ?? 0),
  );
