import type { AnyStage } from '@treasure-hunt/decider';
import type { KeptShard } from '@treasure-hunt/persistence';
import { ShardMachine, type LogRecord, type Place, type Progress } from '@treasure-hunt/shards';
import type { AuditedPoint } from './audited-point.js';

/** A shard that nobody has decided anything in. */
const nothing: AuditedPoint = {
  incarnation: 0,
  progress: { position: 0, lastRead: null, clockMs: 0, sequences: [] },
  documents: [],
  parked: [],
};

/** Where a derivation can begin, or why it cannot; then the next one begins with what is kept, or `waits` until that has come so far. */
export type Start = { readonly from: AuditedPoint } | { readonly why: string; readonly waits?: true };

/** The audited point, else the beginning of the log; `low` is the first offset that is kept. */
export const startOf = ({ shard }: KeptShard, point: AuditedPoint | undefined, low: number): Start => {
  const { incarnation, position } = shard;
  if (point && point.incarnation === incarnation) {
    const { position: audited } = point.progress;
    if (audited > position)
      return {
        why: `what is kept ends at ${position}, before ${audited}, up to which it was audited: it was set back`,
        waits: true,
      };
    return low <= audited
      ? { from: point }
      : { why: `the log begins at ${low}, and it was audited up to ${audited}` };
  }
  if (incarnation > 0) return { why: `an operator has accepted another log (incarnation ${incarnation})` };
  return low === 0 || position === 0
    ? { from: nothing }
    : { why: `the log begins at ${low}, and it was never audited` };
};

/** What is to be derived of one shard. */
export interface Derivation {
  readonly stage: AnyStage;
  readonly place: Place;
  readonly prefix: string;
  readonly kept: KeptShard;
}

/** The state of a shard, derived by its own rules; what is sent on the way is dropped. */
export class Derived {
  private readonly machine: ShardMachine;
  private readonly unseen: ReadonlySet<number>;

  constructor({ stage, place, prefix, kept }: Derivation, from: AuditedPoint) {
    const { shard, failed } = kept;
    const sink = { prefix, partitions: place.partitions, continueTrace: () => '' };
    const known = failed.flatMap(({ decisionId, reason }) =>
      decisionId === null ? [] : ([[decisionId, reason]] as const),
    );
    const options = { stage, place, incarnation: shard.incarnation, sink, knownFailed: new Map(known) };
    this.unseen = new Set(failed.flatMap(({ offset, decisionId }) => (decisionId === null ? [offset] : [])));
    this.machine = new ShardMachine(options, from.progress, from);
  }

  /** The next offset to be told. */
  get position(): number {
    return this.machine.nextOffset;
  }

  decide(records: readonly LogRecord[]): void {
    for (const record of records)
      if (this.unseen.has(record.offset)) this.machine.parkUnseen(record);
      else this.machine.decide([this.machine.decode(record)]);
  }

  get progress(): Progress {
    return this.machine.progress;
  }

  get documents() {
    return this.machine.documents.entries();
  }

  get parked() {
    return this.machine.parking.records();
  }
}
