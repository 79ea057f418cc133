import { freshShard, type ShardDocument } from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import { isDuplicate, ranOutOfTime } from '../connection/away.js';
import type { Database } from './database.js';
import { shardOf } from './shard-document.js';

/** How long asking waits for a transaction that holds the shard's document. */
const patienceMs = 500;

/**
 * Asks for the shard. An owner that died in the middle of a checkpoint still holds the document: then it is returned as it
 * is, without the wish, and whoever asks sees that the owner does not move and takes over.
 */
export const want = (database: Database, shardId: string, instance: string): Promise<ShardDocument> =>
  database.causality.within(async (session) => {
    const known = await read(database, shardId, session);
    if (known?.wanted === instance) return known;
    try {
      return await wish(database, { shardId, instance }, session);
    } catch (error) {
      const held = ranOutOfTime(error) ? await read(database, shardId, session) : undefined;
      if (held) return held;
      // Another instance has created the document in the same moment.
      if (isDuplicate(error)) return wish(database, { shardId, instance }, session);
      throw error;
    }
  });

interface Wish {
  readonly shardId: string;
  readonly instance: string;
}

const wish = async (database: Database, { shardId, instance }: Wish, session: mongo.ClientSession) => {
  const shard = await database.shards
    .findOneAndUpdate(
      { _id: shardId },
      { $set: { wanted: instance }, $setOnInsert: freshShard },
      { session, upsert: true, returnDocument: 'after', maxTimeMS: patienceMs },
    )
    .lean();
  return shardOf(shard);
};

const read = async (database: Database, shardId: string, session: mongo.ClientSession) => {
  const shard = await database.shards.findById(shardId, null, { session }).lean();
  return shard ? shardOf(shard) : undefined;
};
