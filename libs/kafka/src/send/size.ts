import type { Headers, OutgoingRecord } from '@treasure-hunt/shards';

/** Lengths, deltas and attributes of a record or header, at their longest. */
const recordOverheadBytes = 32;
const headerOverheadBytes = 10;

const bytesOf = (value: string | Buffer | null): number => (value === null ? 0 : Buffer.byteLength(value));

/** A header's text is not counted byte by byte: there are many of them, and no UTF-16 unit takes more than three. */
const atMost = (one: string | Buffer): number => (typeof one === 'string' ? one.length * 3 : one.length);

const headersBytes = (headers: Headers): number => {
  let bytes = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    const ofOne = headerOverheadBytes + atMost(name);
    if (typeof value === 'string' || Buffer.isBuffer(value)) bytes += ofOne + atMost(value);
    else for (const one of value) bytes += ofOne + atMost(one);
  }
  return bytes;
};

/** Bytes of a record on the wire, without compression: an upper bound. */
export const sizeOf = ({ key, value, headers }: OutgoingRecord): number =>
  recordOverheadBytes + bytesOf(key) + bytesOf(value) + headersBytes(headers);
