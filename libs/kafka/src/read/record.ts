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
export const recordOf = ({ offset, timestamp, key, value, headers }: KafkaMessage): LogRecord => ({
  offset: Number(offset),
  timestampMs: Number(timestamp),
  key,
  value,
  headers: headersOf(headers),
});
