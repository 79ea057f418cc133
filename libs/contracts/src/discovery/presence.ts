const hourMs = 60 * 60 * 1000;

/**
 * How long it is known where a player was, after the last fix. The rules forget first, by the log's clock; the database deletes
 * by the clock on the wall, an hour later, so that a shard that is less than an hour behind decides as if nothing had been deleted.
 */
export const presenceKept = { byRulesMs: 23 * hourMs, inDatabaseMs: 24 * hourMs } as const;
