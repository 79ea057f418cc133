import type { AnyStage, Change, Documents } from '@treasure-hunt/decider';
import type { CacheBounds } from '../machine/cache.js';
import type { Decoded, Place } from '../machine/decoded.js';
import type { Sink } from '../machine/outputs.js';
import type { Host } from '../ports/host.js';
import type { Log, Reading, Sender } from '../ports/log.js';
import type { Count, Journal, Measure, Observe, StageGauge } from '../ports/signals.js';
import type { Store } from '../ports/store.js';

/** A stage as a service runs it. */
export interface StageBinding {
  readonly stage: AnyStage;
  /** Waits for what these records name and the stage looks up, such as definitions. `RetryLater` is waited out. */
  readonly prepare?: (records: readonly Decoded[]) => Promise<void>;
  /** What operators see of the documents of a shard. Asked once a second: looks at few of them. */
  readonly gauges?: (documents: Documents) => Readonly<Partial<Record<StageGauge, number>>>;
  /** How many coins what a take has changed grants. */
  readonly coins?: (changes: readonly Change[]) => number;
}

/** What a process brings for all shards of a stage. */
export interface ProcessDependencies {
  readonly binding: StageBinding;
  readonly log: Log;
  /** A sender of its own for each shard: one send in flight per shard. */
  readonly sender: () => Sender;
  readonly store: Store;
  readonly journal: Journal;
  readonly count: Count;
  readonly measure?: Measure;
  readonly observe?: Observe;
  readonly sink: Sink;
  /** Unique to this process. */
  readonly instance: string;
  /** An owner that makes no checkpoint for this long after it was asked is taken for dead. */
  readonly silenceMs?: number;
  /** What a shard keeps of cached parts beyond what is not saved yet; without it, 50,000 documents and 4 MiB. */
  readonly cacheBounds?: CacheBounds;
  /** Without it, the machine that this process runs on. */
  readonly host?: Host;
}

/** What one shard works with. */
export interface ShardDependencies extends ProcessDependencies {
  readonly place: Place;
  readonly reading: Reading;
  readonly host: Host;
  /** What part of its bounds this shard may use now. */
  readonly share: () => number;
  /** Called when another instance asks for the shard. */
  readonly wanted: () => void;
}
