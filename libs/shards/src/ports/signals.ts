/** What a shard counts and measures; the names are declared in `libs/telemetry`. */
export type ShardCount =
  | 'shard.decided'
  | 'shard.facts'
  | 'shard.duplicates.dropped'
  | 'shard.ignored'
  | 'shard.quarantined'
  | 'shard.forwarded'
  | 'shard.parked'
  | 'shard.redriven'
  | 'shard.ticks'
  | 'shard.takeovers'
  | 'shard.lost'
  | 'shard.checkpoints'
  | 'shard.clock.waits'
  | 'shard.log.lost'
  | 'shard.cache.lookups'
  | 'reward.coins';

export type Labels = Readonly<Record<string, string>>;

/** Counts what happens; labels are bounded (stage, reason), never a player's or clue's id. */
export type Count = (signal: ShardCount, by: number, labels: Labels) => void;

/** Of what a distribution is kept; in seconds, or in messages and documents. */
export type ShardMeasure =
  | 'shard.take.size'
  | 'shard.hop.duration'
  | 'shard.checkpoint.duration'
  | 'shard.checkpoint.size'
  | 'clue.latency'
  | 'fact.freshness';

/** Adds one measurement to a distribution. */
export type Measure = (signal: ShardMeasure, value: number, labels: Labels) => void;

/** What is asked for when metrics are shown. */
export type ShardGauge =
  | 'shard.lag'
  | 'shard.lag.time'
  | 'shard.queue.messages'
  | 'shard.checkpoint.age'
  | 'shard.parked.keys'
  | 'shard.waiting'
  | 'shard.stopped'
  | StageGauge;

/** What a stage can tell of the documents of a shard. */
export type StageGauge = 'clue.waiting.players' | 'clue.waiting.longest' | 'chest.left';

/** How much of something there is now. */
export interface Observation {
  readonly name: ShardGauge;
  readonly value: number;
  readonly labels: Labels;
}

/** Has `read` asked whenever metrics are shown. */
export type Observe = (read: () => Iterable<Observation>) => void;

/** Tells an operator about one thing that happened: a plain sentence and its fields. */
export interface Journal {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
