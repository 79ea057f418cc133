import type { OwnedShard, ShardDocument } from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import type { Database } from './database.js';
import { shardOf } from './shard-document.js';

const patienceMs = 5_000;

/** Takes the shard over if its epoch is still `epoch`, and ends what its last owner has left open. */
export const takeOver = async (
  database: Database,
  from: OwnedShard,
  instance: string,
): Promise<ShardDocument | undefined> => {
  const session = await database.causality.start();
  const taken = await raiseEpoch(database, from, { instance, session }).catch(async (error: unknown) => {
    await session.endSession();
    throw error;
  });
  database.causality.remember(session);
  if (taken) await database.ownerships.begin({ shardId: from.shardId, epoch: taken.epoch }, session);
  else await session.endSession();
  return taken;
};

interface Taker {
  readonly instance: string;
  readonly session: mongo.ClientSession;
}

const raiseEpoch = async (
  database: Database,
  { shardId, epoch }: OwnedShard,
  { instance, session }: Taker,
): Promise<ShardDocument | undefined> => {
  const before = await database.shards.findOne({ _id: shardId, epoch }, null, { session }).lean();
  if (!before) return undefined;
  if (before.session) await endTransactionsOf(database, before.session);
  const taken = await database.shards
    .findOneAndUpdate(
      { _id: shardId, epoch },
      {
        $inc: { epoch: 1, takeovers: 1 },
        $set: { owner: instance, released: false, wanted: null, session: session.id?.id },
      },
      { session, returnDocument: 'after', maxTimeMS: patienceMs },
    )
    .lean();
  return taken ? shardOf(taken) : undefined;
};

const endTransactionsOf = async ({ connection }: Database, session: mongo.Binary): Promise<void> => {
  await connection.db?.admin().command({ killSessions: [{ id: session }] });
};
