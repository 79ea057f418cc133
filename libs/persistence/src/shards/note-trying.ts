import type { OwnedShard, Trying } from '@treasure-hunt/shards';
import type { Database } from './database.js';
import { lost } from './shard-document.js';

/** Notes which message is about to be tried; rejects with `ShardLost` under another epoch. */
export const noteTrying = async (
  database: Database,
  owned: OwnedShard,
  trying: Trying | null,
): Promise<void> => {
  const { shardId, epoch } = owned;
  const { matchedCount } = await database.ownerships.within(owned, (session) =>
    database.shards.updateOne({ _id: shardId, epoch }, { $set: { trying } }, { session }),
  );
  if (matchedCount === 0) throw lost(shardId, epoch);
};
