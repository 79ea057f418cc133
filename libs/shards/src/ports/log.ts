/** Kafka's headers as they arrive: bytes, or several values under one name. */
export type Headers = Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>;

/** One record of a partition, as the broker keeps it. */
export interface LogRecord {
  readonly offset: number;
  /** Broker time (LogAppendTime) in milliseconds since 1970. */
  readonly timestampMs: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Headers;
}

/** One record to be appended; the partition is always named. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers: Headers;
}

/** Appends to Kafka. */
export interface Sender {
  /**
   * Appends the records and resolves when the in-sync replicas of every partition have acknowledged them. Cuts by size,
   * repeats the identical send, with back-off, until it succeeds or `signal` aborts (then rejects with the signal's reason).
   * Records of one partition stay in order. Callers have one call in flight. `acknowledged` is told what has got there as it does, for
   * those who give up in between, and by which broker time (milliseconds since 1970) if the brokers say.
   */
  send(
    records: readonly OutgoingRecord[],
    signal?: AbortSignal,
    acknowledged?: (records: readonly OutgoingRecord[], appendedAtMs?: number) => void,
  ): Promise<void>;
}

/** A member of a consumer group that reads one topic. */
export interface Reading {
  /** Reads from `offset` on (absolute, the next record delivered), and starts delivering. */
  start(partition: number, offset: number): void;
  pause(partition: number): void;
  resume(partition: number): void;
  /** Tells Kafka how far the partition is decided (for lag tools only): `offset` is the next to read. Never rejects. */
  commit(partition: number, offset: number): Promise<void>;
  /** Leaves the group. */
  stop(): Promise<void>;
}

/** What a member is told. None of these may throw. */
export interface Listener {
  /**
   * After every group join: the partitions that are ours now, all of them paused. Those that are not listed any more are
   * no longer delivered. Nothing is delivered of a partition until `start`.
   */
  assigned(partitions: readonly number[]): void;
  /** Records in offset order; may overlap with ones delivered before. `end`: the next offset to be written, when they were fetched. */
  records(partition: number, records: readonly LogRecord[], end?: number): void;
}

/** The first offset kept and the next offset to be written of one partition. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Reads topics in consumer groups, and asks about them. */
export interface Log {
  /** Joins the group. Rejects with `RetryLater` when no broker lets it in. */
  read(topic: string, group: string, listener: Listener): Promise<Reading>;
  /** Rejects with `RetryLater` when no broker says. */
  bounds(topic: string, partition: number): Promise<Bounds>;
  partitionCount(topic: string): Promise<number>;
}

/** The text of a header; the first, where there are several under one name. */
export const headerText = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  const first = Array.isArray(value)
    ? (value as readonly (Buffer | string)[])[0]
    : (value as Buffer | string | undefined);
  return first?.toString('utf8');
};

/** How many bytes the names and values of all headers have together. */
export const headerBytes = (headers: Headers): number => {
  let bytes = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    if (Buffer.isBuffer(value)) bytes += Buffer.byteLength(name) + value.length;
    else for (const one of [value].flat()) bytes += Buffer.byteLength(name) + Buffer.byteLength(one);
  }
  return bytes;
};
