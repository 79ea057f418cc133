/** So many shards of a stage in one process have all that a shard may have; more of them share what these have together. */
const fullShares = 8;

/** What part of its bounds each of so many shards of a process may use, above 0 and at most 1: however many a process takes over, its memory is bounded. */
export const shareOf = (shards: number): number => Math.min(1, fullShares / shards);
