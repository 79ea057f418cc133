import type { Change, Document, Part } from '@treasure-hunt/decider';

/** What is known of the record at position − 1: proof that the log is still the one that was read. */
export interface LastRead {
  readonly timestampMs: number;
  /** CRC-32 of the record's value. */
  readonly crc: number;
}

/** The message at which the owner is about to try, noted when owners keep dying. */
export interface Trying {
  readonly offset: number;
  readonly deaths: number;
}

/**
 * A record that waits until its key is redriven; value and header bytes as base64. Known by shard, offset and key: work
 * that was due for other keys may be parked at the same offset, then without a value.
 */
export interface ParkedRecord {
  readonly offset: number;
  readonly messageKey: string;
  readonly reason: string;
  readonly timestampMs: number;
  readonly value: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Why a record was put aside: its decision failed, it is behind one that failed, or it has ended the process. */
export type ParkedFor = 'failed' | 'behind' | 'ended-the-process';

/**
 * That a decision failed, whatever became of its key since: without it nobody could derive the state again from the log once the
 * defect is mended.
 */
export interface FailedDecision {
  /** Of the message at which it was decided. */
  readonly offset: number;
  /** The decision that failed; null: the message was parked without a look at it. */
  readonly decisionId: string | null;
  readonly reason: string;
}

/** How far a shard has come: everything of it that is not a document of its stage. Plain JSON. */
export interface Progress {
  /** The next offset to be decided. */
  readonly position: number;
  readonly lastRead: LastRead | null;
  /** The log's clock in milliseconds since 1970. */
  readonly clockMs: number;
  /** The last sequence seen of each origin. */
  readonly sequences: readonly (readonly [origin: string, offset: number, index: number])[];
}

/** The document of one shard. */
export interface ShardDocument extends Progress {
  /** `<topic>/<partition>` */
  readonly _id: string;
  /** Raised by each takeover; a checkpoint counts only under the epoch of its owner. */
  readonly epoch: number;
  /** The instance that owns it, or owned it last. */
  readonly owner: string;
  /** The instance that asks for it. */
  readonly wanted: string | null;
  /** True when its owner has let go. */
  readonly released: boolean;
  /** Part of origins and ids; raised by an operator when the log was lost. */
  readonly incarnation: number;
  /** Checkpoints so far: does not move while an owner is dead. */
  readonly checkpoints: number;
  /** Takeovers since the last checkpoint. */
  readonly takeovers: number;
  readonly trying: Trying | null;
}

/** A shard that nobody has owned yet. */
export const freshShard: Omit<ShardDocument, '_id' | 'wanted'> = {
  epoch: 0,
  owner: '',
  released: true,
  incarnation: 0,
  checkpoints: 0,
  takeovers: 0,
  trying: null,
  position: 0,
  lastRead: null,
  clockMs: 0,
  sequences: [],
};

/** Everything that one checkpoint saves, in one transaction. */
export interface Checkpoint {
  readonly shardId: string;
  readonly epoch: number;
  readonly progress: Progress;
  readonly changes: readonly Change[];
  /** Newly parked records. */
  readonly parked: readonly ParkedRecord[];
  /** Parked records that were redriven. */
  readonly redriven: readonly Pick<ParkedRecord, 'offset' | 'messageKey'>[];
  /** What failed, kept for as long as the log is. */
  readonly failed: readonly FailedDecision[];
  /** True lets the shard go. */
  readonly released: boolean;
}

/** A shard under the epoch of its owner. */
export interface OwnedShard {
  readonly shardId: string;
  readonly epoch: number;
}

/** One partition of how many. */
export interface Slice {
  readonly partition: number;
  readonly partitions: number;
}

/** What the rules need to find their documents again. */
export interface Loaded {
  readonly documents: readonly Change[];
  readonly parked: readonly ParkedRecord[];
  /** Of the parts that are cached, the keys of all documents; left out where there are more than `maxKnownKeys`. */
  readonly keys?: readonly DocumentKey[];
}

/** A shard that has no more documents than this of cached parts knows which it has, and need not look for others. */
export const maxKnownKeys = 50_000;

/** Keeps shards in a database. Every call rejects with `RetryLater` when the database is away. */
export interface Store {
  /** The shard's document, created (epoch 0, released, position 0) if there is none, with `wanted` set to `instance`. */
  want(shardId: string, instance: string): Promise<ShardDocument>;
  /**
   * Takes the shard over: epoch and takeovers + 1, owner = instance, released = false, wanted = null. Only if its epoch is
   * still `epoch`; else undefined.
   */
  takeOver(shardId: string, epoch: number, instance: string): Promise<ShardDocument | undefined>;
  /**
   * All documents of the parts that are kept in memory, the keys of those that are cached, and all parked records of the shard. Reads the epoch afterwards in
   * the same causal session and rejects with `ShardLost` when it is not `epoch` any more.
   */
  load(owned: OwnedShard, parts: readonly Part[], slice: Slice): Promise<Loaded>;
  /** The documents under these keys; missing ones are left out. Fenced like `load`. */
  loadKeys(owned: OwnedShard, wanted: readonly DocumentKey[], slice: Slice): Promise<readonly Change[]>;
  /** Saves in one transaction; resolves with who asks for the shard. Rejects with `ShardLost` when the epoch is another. */
  checkpoint(checkpoint: Checkpoint, slice: Slice): Promise<{ readonly wanted: string | null }>;
  /** Notes which message is about to be tried. Rejects with `ShardLost` like `checkpoint`. */
  noteTrying(shardId: string, epoch: number, trying: Trying | null): Promise<void>;
}

export interface DocumentKey {
  readonly collection: string;
  readonly key: string;
}

export type { Change, Document, Part };
