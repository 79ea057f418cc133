import type { Headers, OutgoingRecord } from '@treasure-hunt/shards';

/** Lengths, deltas and attributes of a record or header, at their longest. */
const recordOverheadBytes = 32;
const headerOverheadBytes = 10;

const bytesOf = (value: string | Buffer | null): number => (value === null ? 0 : Buffer.byteLength(value));

const headersBytes = (headers: Headers): number => {
  let bytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const values = typeof value === 'string' || Buffer.isBuffer(value) ? [value] : value;
    for (const one of values) bytes += headerOverheadBytes + Buffer.byteLength(name) + Buffer.byteLength(one);
  }
  return bytes;
};

/** Bytes of a record on the wire, without compression: an upper bound, off by less than 10 bytes for each part. */
export const sizeOf = ({ key, value, headers }: OutgoingRecord): number =>
  recordOverheadBytes + bytesOf(key) + bytesOf(value) + headersBytes(headers);
