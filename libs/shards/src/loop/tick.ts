import { derivedId, headersOf, Tick } from '@treasure-hunt/contracts';
import type { Place } from '../machine/decoded.js';
import type { Sink } from '../machine/outputs.js';
import type { Host } from '../ports/host.js';
import type { OutgoingRecord } from '../ports/log.js';

/** An owner looks at a silent partition at least this often, and writes at most one tick in this time. */
const tickIntervalMs = 1_000;

/**
 * When an owner writes a tick: at once when something is due while its partition is silent, but at most one a second. What is due
 * goes by the clock; how often, by time that no setting of the clock moves.
 */
export class Ticker {
  private lastMs = Number.NEGATIVE_INFINITY;

  /** `dueAt`: when the first document comes up, if it does by `untilMs`. All in milliseconds since 1970. */
  constructor(
    private readonly dueAt: (untilMs: number) => number | undefined,
    private readonly host: Pick<Host, 'nowMs' | 'elapsedMs'>,
  ) {}

  /** How long the partition may stay silent before somebody looks again. */
  waitMs(): number {
    const nowMs = this.host.nowMs();
    const dueAt = this.dueAt(nowMs + tickIntervalMs);
    return dueAt === undefined ? tickIntervalMs : Math.max(dueAt - nowMs, this.restMs, 0);
  }

  /** True, and noted, when a tick is to be written now. */
  isTime(): boolean {
    const isDue = this.restMs <= 0 && this.dueAt(this.host.nowMs()) !== undefined;
    if (isDue) this.lastMs = this.host.elapsedMs();
    return isDue;
  }

  /** How long no tick may follow the last one. */
  private get restMs(): number {
    return this.lastMs + tickIntervalMs - this.host.elapsedMs();
  }
}

/** A tick for a partition: moves its log's clock, and nothing else. */
export const tickFor = (
  { topic, partition }: Place,
  { instance, nowMs, sink }: { readonly instance: string; readonly nowMs: number; readonly sink: Sink },
): OutgoingRecord => {
  const id = derivedId(topic, partition, instance, nowMs);
  const about = { id, type: Tick.type, source: `/hunt/${instance}`, timeMs: nowMs };
  const headers = headersOf({ ...about, traceParent: sink.continueTrace(undefined, id) });
  return { topic, partition, key: null, value: '{}', headers };
};
