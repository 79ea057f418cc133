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
  | 'shard.log.lost';

export type Labels = Readonly<Record<string, string>>;

/** Counts what happens; labels are bounded (stage, reason), never a player's or clue's id. */
export type Count = (signal: ShardCount, by: number, labels: Labels) => void;

/** Adds one measurement to a distribution. */
export type Measure = (signal: 'shard.take.size', value: number, labels: Labels) => void;

/** Tells an operator about one thing that happened: a plain sentence and its fields. */
export interface Journal {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
