/** Commits offsets of one consumer: `offset` is the next to read. */
export type CommitOffsets = (offsets: ReadonlyMap<number, number>) => Promise<unknown>;

/**
 * Commits the newest offset of each partition, all that has come up meanwhile in one request, one request at a time. Kafka's offsets are for lag
 * tools only, so a commit that fails is left to the next one: the promises never reject.
 */
export const commitsThrough = (commitOffsets: CommitOffsets) => {
  let pending = new Map<number, number>();
  let flushing: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const flush = async (): Promise<void> => {
    const offsets = pending;
    pending = new Map();
    await commitOffsets(offsets).catch(() => undefined);
  };

  return (partition: number, offset: number): Promise<void> => {
    pending.set(partition, offset);
    if (following) return following;
    const done = (flushing ?? Promise.resolve()).then(() => {
      following = null;
      flushing = flush();
      return flushing;
    });
    following = done;
    return done;
  };
};
