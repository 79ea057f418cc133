import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Headers, LogRecord } from '@treasure-hunt/shards';

type Received = Buffer | string | null | undefined | readonly (Buffer | string | null)[];

/** Kafka has headers without a value, also among several under one name; to us they are not there. */
const headersOf = (received: IHeaders | undefined): Headers => {
  if (received === undefined) return {};
  for (const value of Object.values<Received>(received)) if (hasNull(value)) return withoutNulls(received);
  return received;
};

const hasNull = (value: Received): boolean =>
  value === null || (Array.isArray(value) && value.includes(null));

const withoutNulls = (received: IHeaders): Headers =>
  Object.fromEntries(
    Object.entries<Received>(received).flatMap(([name, value]) => {
      const values = [value].flat().filter((one) => one !== null && one !== undefined);
      return values.length > 0 ? [[name, values.length === 1 ? values[0] : values]] : [];
    }),
  );

/** A record as the rest of the engine sees it. Offsets and times are exact up to 2^53. */
const recordOf = ({ offset, timestamp, key, value, headers }: KafkaMessage): LogRecord => ({
  offset: Number(offset),
  timestampMs: Number(timestamp),
  key,
  value,
  headers: headersOf(headers),
});

/** Records may hold memory that is this many times as large as they are: more than a fetch has partitions with as much as it may carry of each. */
const maxHeldTimes = 16;

const buffersOf = ({ key, value, headers }: LogRecord): Buffer[] =>
  [key, value, ...Object.values(headers).flat()].filter((part) => Buffer.isBuffer(part));

/** The size of the memory that lies behind records of one fetch. */
const heldBy = (records: readonly LogRecord[]): number => {
  for (const record of records) {
    const first = buffersOf(record).find(({ length }) => length > 0);
    if (first) return first.buffer.byteLength;
  }
  return 0;
};

/** Copies buffers one behind the other into memory of this size. */
const copyInto = (bytes: number) => {
  const memory = Buffer.allocUnsafeSlow(bytes);
  let end = 0;
  return <Part>(part: Part): Part | Buffer => {
    if (!Buffer.isBuffer(part)) return part;
    const begin = end;
    end += part.copy(memory, begin);
    return memory.subarray(begin, end);
  };
};

const copiesOf = (records: readonly LogRecord[], bytes: number): LogRecord[] => {
  const copy = copyInto(bytes);
  const copyHeader = (header: Headers[string]): Headers[string] =>
    Array.isArray(header) ? (header as (Buffer | string)[]).map(copy) : copy(header);
  return records.map(({ key, value, headers, ...rest }) => ({
    ...rest,
    key: copy(key),
    value: copy(value),
    headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, copyHeader(header)])),
  }));
};

/**
 * The records of one partition of a fetch. Clients give views into the fetch with all its partitions; where they are a small part of it they
 * are copied, or a shard that stands still would keep every fetch of which it has a record.
 */
export const inOwnMemory = (records: LogRecord[]): LogRecord[] => {
  const heldBytes = heldBy(records);
  const valueBytes = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
  if (heldBytes <= maxHeldTimes * valueBytes) return records;
  const bytes = records.flatMap(buffersOf).reduce((sum, { length }) => sum + length, 0);
  return heldBytes > maxHeldTimes * bytes ? copiesOf(records, bytes) : records;
};

/** What kafkajs gives of one partition of a fetch. */
export const recordsOf = (messages: readonly KafkaMessage[]): LogRecord[] =>
  inOwnMemory(messages.map(recordOf));
