import { derivedId, headersOf, Tick } from '@treasure-hunt/contracts';
import type { Place } from '../machine/decoded.js';
import type { OutgoingRecord } from '../ports/log.js';

/** An owner looks at a silent partition at least this often, and writes at most one tick in this time. */
const tickIntervalMs = 1_000;

/** When an owner writes a tick: at once when something is due while its partition is silent, but at most one a second. */
export class Ticker {
  private lastMs = Number.NEGATIVE_INFINITY;

  /** `dueAt`: when the first document comes up, if it does by `untilMs`. All in milliseconds since 1970. */
  constructor(private readonly dueAt: (untilMs: number) => number | undefined) {}

  /** How long the partition may stay silent before somebody looks again. */
  waitMs(nowMs: number): number {
    const dueAt = this.dueAt(nowMs + tickIntervalMs);
    if (dueAt === undefined) return tickIntervalMs;
    return Math.max(dueAt, this.lastMs + tickIntervalMs, nowMs) - nowMs;
  }

  /** True, and noted, when a tick is to be written now. */
  isTime(nowMs: number): boolean {
    const isDue = this.dueAt(nowMs) !== undefined && nowMs - this.lastMs >= tickIntervalMs;
    if (isDue) this.lastMs = nowMs;
    return isDue;
  }
}

/** A tick for a partition: moves its log's clock, and nothing else. */
export const tickFor = (
  { topic, partition }: Place,
  { instance, nowMs }: { readonly instance: string; readonly nowMs: number },
): OutgoingRecord => ({
  topic,
  partition,
  key: null,
  value: '{}',
  headers: headersOf({
    id: derivedId(topic, partition, instance, nowMs),
    type: Tick.type,
    source: `/hunt/${instance}`,
    timeMs: nowMs,
  }),
});
