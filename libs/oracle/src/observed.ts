/** One record of a topic, as any reader gets it. */
export interface ObservedRecord {
  readonly offset: number;
  /** Broker time in milliseconds since 1970. */
  readonly timestampMs: number;
  readonly key: string | null;
  readonly value: string | null;
  /** The first value of each header, as text. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the oracle judges: everything on the topics, and everything that the services keep. */
export interface Observed {
  /** The records of each partition, in the order of offsets, by the topic's name without a prefix. */
  readonly topics: ReadonlyMap<string, readonly (readonly ObservedRecord[])[]>;
  /** The state of each document by its key, by collection; a collection that is missing is not judged. */
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** When everything was decided that was there or due, in milliseconds since 1970: then nothing may be missing, either. */
  readonly restedAtMs?: number | undefined;
}
