import {
  clueActivity,
  ClueDiscovered,
  headersOf,
  partitionOf,
  Redrive,
  type Sequence,
} from '@treasure-hunt/contracts';
import type { LogRecord, OutgoingRecord } from '../ports/log.js';

/** A `clue.discovered` on its way to a clue's partition. */
export const crossing = (
  clueId: string,
  playerId: string,
  sent: { readonly origin?: string; readonly sequence?: Sequence; readonly partitions?: number } = {},
): OutgoingRecord => {
  const at = '2026-01-01T00:00:00.000Z';
  const about = { huntId: 'h', huntVersion: 1, playerId, receivedAt: at, at, crossedAt: at };
  return {
    topic: clueActivity.name,
    partition: partitionOf(clueId, sent.partitions ?? 1),
    key: clueId,
    value: JSON.stringify({ ...about, clueId, by: 'fence', earnedBy: ['fix'] }),
    headers: headersOf({
      id: `${clueId}-${playerId}`,
      type: ClueDiscovered.type,
      source: '/test',
      timeMs: 0,
      origin: sent.origin,
      sequence: sent.sequence,
    }),
  };
};

/** A `redrive` of a clue in its partition. */
export const redriveOf = (clueId: string, partitions = 1): OutgoingRecord => ({
  topic: clueActivity.name,
  partition: partitionOf(clueId, partitions),
  key: null,
  value: JSON.stringify({ clueId }),
  headers: headersOf({ id: `redrive-${clueId}`, type: Redrive.type, source: '/test', timeMs: 0 }),
});

/** A record, as read at an offset and broker time. */
export const recordOf = (outgoing: OutgoingRecord, offset: number, timestampMs = offset): LogRecord => ({
  offset,
  timestampMs,
  key: outgoing.key === null ? null : Buffer.from(outgoing.key),
  value: outgoing.value === null ? null : Buffer.from(outgoing.value),
  headers: outgoing.headers,
});
