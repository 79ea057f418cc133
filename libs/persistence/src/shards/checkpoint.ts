import type { Change, Checkpoint, Slice } from '@treasure-hunt/shards';
import { ShardLost } from '@treasure-hunt/shards';
import type { Model, mongo } from 'mongoose';
import { isDuplicate } from '../connection/away.js';
import { inTransaction } from '../connection/transaction.js';
import { idOf } from '../documents/buckets.js';
import { toStored, type StoredDocument } from '../documents/stored-document.js';
import type { Database, Table } from './database.js';
import { parkedId, storedFailedDecision, type StoredFailedDecision, type StoredParked } from './models.js';
import { lost, progressFields } from './shard-document.js';

type Saved = { readonly wanted: string | null };

/** Writes of one collection, in the driver's words: mongoose would make a document of each to cast it. */
interface Writes {
  readonly model: Model<StoredDocument> | Model<StoredParked> | Model<StoredFailedDecision>;
  readonly operations: readonly object[];
}

/**
 * Saves everything or nothing; the shard's document comes first, so that a lost owner has written nothing else. What is new is inserted, at half
 * the cost of a replacement; where it is there after all, as after a commit whose answer was lost, everything is replaced.
 */
export const saveCheckpoint = async (
  database: Database,
  checkpoint: Checkpoint,
  slice: Slice,
): Promise<Saved> => {
  try {
    return await saveOnce(database, checkpoint, slice);
  } catch (error) {
    const { changes } = checkpoint;
    if (!isDuplicate(error) || !changes.some(({ isNew }) => isNew)) throw error;
    const known = changes.map((change) => ({ ...change, isNew: false }));
    return saveOnce(database, { ...checkpoint, changes: known }, slice);
  }
};

const saveOnce = async (database: Database, checkpoint: Checkpoint, slice: Slice): Promise<Saved> => {
  const { released } = checkpoint;
  const writes = [
    ...documentWrites(database, checkpoint.changes, slice),
    parkedWrites(database, checkpoint),
    failedWrites(database, checkpoint),
  ];
  try {
    const saved = await database.ownerships.within(checkpoint, (session) =>
      inTransaction(session, async () => {
        const shard = await saveShard(database, checkpoint, session);
        for (const each of writes) await save(each, session);
        return shard;
      }),
    );
    if (released) await database.ownerships.end(checkpoint);
    return saved;
  } catch (error) {
    if (error instanceof ShardLost) await database.ownerships.end(checkpoint);
    throw error;
  }
};

const saveShard = async (
  { shards }: Database,
  checkpoint: Checkpoint,
  session: mongo.ClientSession,
): Promise<Saved> => {
  const { shardId, epoch, progress, released } = checkpoint;
  const update = {
    $set: { ...progressFields(progress), takeovers: 0, trying: null, released },
    $inc: { checkpoints: 1 },
    // Once released the session serves other shards, so no successor may end it.
    ...(released ? { $unset: { session: 1 } } : {}),
  };
  const shard = await shards
    .findOneAndUpdate({ _id: shardId, epoch }, update, { session, projection: { wanted: 1 } })
    .lean();
  if (!shard) throw lost(shardId, epoch);
  return { wanted: shard.wanted };
};

const save = async ({ model, operations }: Writes, session: mongo.ClientSession): Promise<void> => {
  if (operations.length === 0) return;
  await model.collection.bulkWrite(operations as mongo.AnyBulkWriteOperation[], { session, ordered: false });
};

/** Inserts are a write of their own: one that is refused ends the transaction, and whatever follows it in the same write would hide why. */
const documentWrites = (database: Database, changes: readonly Change[], slice: Slice): Writes[] =>
  [...Map.groupBy(changes, ({ collection, isNew }) => `${collection}${isNew ? ' new' : ''}`).values()].map(
    (alike) => {
      const table = database.table(alike[0]!.collection);
      return { model: table.model, operations: alike.map((change) => documentWrite(table, change, slice)) };
    },
  );

const documentWrite = (table: Table, change: Change, slice: Slice): object => {
  const { key, value, traceParent, isNew } = change;
  if (value === undefined) return { deleteOne: { filter: { _id: idOf(key, slice.partition) } } };
  const replacement = toStored(table, { key, value, traceParent }, slice);
  if (isNew) return { insertOne: { document: replacement } };
  return { replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true } };
};

const parkedWrites = ({ parked: model }: Database, { shardId, parked, redriven }: Checkpoint): Writes => {
  const kept = new Map(parked.map((record) => [parkedId(shardId, record), record]));
  const gone = redriven.map((record) => parkedId(shardId, record)).filter((_id) => !kept.has(_id));
  return {
    model,
    operations: [
      ...gone.map((_id) => ({ deleteOne: { filter: { _id } } })),
      ...[...kept].map(([_id, record]) => ({
        replaceOne: { filter: { _id }, replacement: { _id, shardId, ...record }, upsert: true },
      })),
    ],
  };
};

const failedWrites = ({ failed: model }: Database, { shardId, failed }: Checkpoint): Writes => ({
  model,
  operations: failed.map((fault) => {
    const replacement = storedFailedDecision(shardId, fault);
    return { replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true } };
  }),
});
