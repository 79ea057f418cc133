import type { Document } from '@treasure-hunt/decider';
import type { LogRecord } from './ports/log.js';
import type { ParkedRecord } from './ports/store.js';

const sizes = new WeakMap<Document, number>();

/** How large a document is as JSON, in UTF-16 units; documents never change in place, so each is measured once. */
export const documentSize = (document: Document | undefined): number => {
  if (document === undefined) return 0;
  const known = sizes.get(document);
  if (known !== undefined) return known;
  const size = JSON.stringify(document).length;
  sizes.set(document, size);
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
