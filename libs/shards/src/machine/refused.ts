import { header, quarantine, quarantineHeader, partitionOf, type FlowStage } from '@treasure-hunt/contracts';
import type { Headers, LogRecord, OutgoingRecord } from '../ports/log.js';
import type { Decoded, Place } from './decoded.js';
import type { Sink } from './outputs.js';

/** A record on the quarantine topic: original bytes and headers, with the reason and where it was read. */
export const quarantined = (
  stage: FlowStage,
  { place, sink }: { place: Place; sink: Sink },
  refused: { readonly record: LogRecord; readonly reason: string },
): OutgoingRecord => ({
  topic: sink.prefix + quarantine.name,
  partition: place.partition,
  key: refused.record.key,
  value: refused.record.value,
  headers: {
    ...refused.record.headers,
    [quarantineHeader.reason]: refused.reason,
    [quarantineHeader.service]: stage.service,
    [quarantineHeader.topic]: place.topic,
    [quarantineHeader.partition]: String(place.partition),
    [quarantineHeader.offset]: String(refused.record.offset),
    [quarantineHeader.at]: new Date(refused.record.timestampMs).toISOString(),
  },
});

/** A record on the partition that its key belongs to, under the id it had where it was read. */
export const forwarded = (
  place: Place,
  misplaced: Extract<Decoded, { kind: 'misplaced' }>,
): OutgoingRecord => ({
  topic: place.topic,
  partition: partitionOf(misplaced.key, place.partitions),
  key: misplaced.key,
  value: misplaced.record.value,
  headers: {
    ...withoutEngineHeaders(misplaced.record.headers),
    [header.id]: misplaced.id,
    [header.type]: misplaced.type,
  },
});

const withoutEngineHeaders = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('hunt-')));
