import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Headers, LogRecord } from '@treasure-hunt/shards';

/** Kafka has headers without a value; to us they are not there. */
const headersOf = (received: IHeaders | undefined): Headers => {
  if (received === undefined) return {};
  for (const value of Object.values(received)) if (value === null) return withoutNulls(received);
  return received;
};

const withoutNulls = (received: IHeaders): Headers =>
  Object.fromEntries(Object.entries(received).filter(([, value]) => value !== null));

/** A record as the rest of the engine sees it. Offsets and times are exact up to 2^53. */
export const recordOf = ({ offset, timestamp, key, value, headers }: KafkaMessage): LogRecord => ({
  offset: Number(offset),
  timestampMs: Number(timestamp),
  key,
  value,
  headers: headersOf(headers),
});
