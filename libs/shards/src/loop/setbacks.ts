import { traceFields } from '@treasure-hunt/contracts';
import type { Setback } from '../ports/setback.js';
import type { ShardDependencies } from './dependencies.js';

/** Of setbacks of one kind, an operator is told of the first, and then at most once in this time. */
const quietMs = 60_000;

/** Counts the messages that a shard did not decide, and tells of them: not each, where thousands are alike. */
export class Setbacks {
  private readonly told = new Map<string, { atMs: number; since: number }>();

  constructor(
    private readonly shard: Pick<ShardDependencies, 'journal' | 'count' | 'place' | 'binding'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  report(setbacks: readonly Setback[]): void {
    const { count, binding } = this.shard;
    for (const setback of setbacks) {
      const { signal, reason } = setback;
      count(signal, 1, { stage: binding.stage.flow.name, reason });
      if (reason !== 'behind') this.tell(setback);
    }
  }

  private tell({ signal, reason, offset, key, says, traceParent }: Setback): void {
    const kind = `${signal} ${reason}`;
    const last = this.told.get(kind);
    const silent = last !== undefined && this.nowMs() - last.atMs < quietMs;
    if (silent) return void (last.since += 1);
    this.told.set(kind, { atMs: this.nowMs(), since: 0 });
    const { journal, place, binding } = this.shard;
    const about = { stage: binding.stage.flow.name, topic: place.topic, partition: place.partition, offset };
    const fields = { ...about, ...traceFields(traceParent), key, reason, untold: last?.since ?? 0 };
    if (signal === 'shard.parked') journal.error(fields, `A key is parked: ${says}`);
    else journal.warn(fields, `A message is in quarantine: ${says}`);
  }
}
