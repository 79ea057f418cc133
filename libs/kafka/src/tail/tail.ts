import type { LogRecord } from '@treasure-hunt/shards';

/** Where the reading of a topic begins, in all partitions. */
export type TailFrom = 'earliest' | 'latest' | { readonly timestampMs: number };

export interface TailOptions {
  readonly from: TailFrom;
  /** Records of one partition in offset order, each once. Must not throw. */
  readonly onRecords: (partition: number, records: readonly LogRecord[]) => void;
}

/** A reader of all partitions of a topic that shares them with nobody and commits nothing. */
export interface Tail {
  /** Resolves when everything has been told that was there when the tail began. Rejects when it is stopped before. */
  readonly caughtUp: Promise<void>;
  /** Resolves when everything has been told that is there now. Rejects when it is stopped before, or Kafka does not say where the end is. */
  reach(): Promise<void>;
  stop(): Promise<void>;
}
