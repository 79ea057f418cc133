import { randomUUID } from 'node:crypto';
import { headersOf, Tick } from '@treasure-hunt/contracts';
import type { Place } from '../machine/decoded.js';
import type { OutgoingRecord } from '../ports/log.js';

/** A tick for a partition: moves its log's clock, and nothing else. */
export const tickFor = ({ topic, partition }: Place, instance: string): OutgoingRecord => ({
  topic,
  partition,
  key: null,
  value: '{}',
  headers: headersOf({ id: randomUUID(), type: Tick.type, source: `/hunt/${instance}`, timeMs: Date.now() }),
});
