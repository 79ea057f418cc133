import { IS_CONTROL, type KafkaRecord, type RecordsBatch } from '@platformatic/kafka';
import type { Headers, LogRecord } from '@treasure-hunt/shards';
import { inOwnMemory } from '../read/record.js';

/** Set in the attributes of a batch whose time the broker gave. */
const isLogAppendTime = 1 << 3;

/** Headers without a value are not there, as with kafkajs. */
const headersOf = (pairs: KafkaRecord['headers']): Headers => {
  const headers: Record<string, Buffer | Buffer[]> = {};
  for (const [encodedName, value] of pairs) {
    if (encodedName === null || value === null) continue;
    const name = encodedName.toString();
    const earlier = Object.hasOwn(headers, name) ? headers[name] : undefined;
    const values = earlier === undefined ? value : [earlier, value].flat();
    if (name === '__proto__') Object.defineProperty(headers, name, { value: values, ...ordinary });
    else headers[name] = values;
  }
  return headers;
};

const ordinary = { enumerable: true, writable: true, configurable: true };

const recordsIn = ({ attributes, firstOffset, ...batch }: RecordsBatch): LogRecord[] => {
  if ((attributes & IS_CONTROL) !== 0) return [];
  const first = Number(firstOffset);
  const firstTimestampMs = Number(batch.firstTimestamp);
  const appendedAtMs = (attributes & isLogAppendTime) === 0 ? undefined : Number(batch.maxTimestamp);
  return batch.records.map(({ offsetDelta, timestampDelta, key, value, headers }) => ({
    offset: first + offsetDelta,
    timestampMs: appendedAtMs ?? firstTimestampMs + Number(timestampDelta),
    key,
    value,
    headers: headersOf(headers),
  }));
};

/** The records from an offset on: a batch is fetched whole, wherever in it the offset is. */
export const recordsFrom = (offset: number, batches: readonly RecordsBatch[]): LogRecord[] => {
  const records = batches.flatMap(recordsIn);
  const first = records.findIndex((record) => record.offset >= offset);
  return first < 0 ? [] : inOwnMemory(first === 0 ? records : records.slice(first));
};

/** The offset behind the batches, whatever is in them: control records and compacted ones have offsets, too. */
export const nextAfter = (offset: number, batches: readonly RecordsBatch[]): number => {
  const last = batches.at(-1);
  return last ? Math.max(offset, Number(last.firstOffset) + last.lastOffsetDelta + 1) : offset;
};
