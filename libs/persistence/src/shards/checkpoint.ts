import type { Change, Checkpoint, Slice } from '@treasure-hunt/shards';
import { ShardLost } from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import { isDuplicate } from '../connection/away.js';
import { inTransaction } from '../connection/transaction.js';
import { idOf } from '../documents/buckets.js';
import { toStored, type Present } from '../documents/stored-document.js';
import type { Database } from './database.js';
import { parkedId, storedFailedDecision } from './models.js';
import { lost, progressFields } from './shard-document.js';
import { deletions, insertions, replacements, run, type Write } from './writes.js';

type Saved = { readonly wanted: string | null };

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
    ...parkedWrites(database, checkpoint),
    ...failedWrites(database, checkpoint),
  ];
  try {
    const saved = await database.ownerships.within(checkpoint, (session) =>
      inTransaction(session, async () => {
        const shard = await saveShard(database, checkpoint, session);
        for (const each of writes) await run(database, each, session);
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

const documentWrites = (database: Database, changes: readonly Change[], slice: Slice): Write[] =>
  [...Map.groupBy(changes, ({ collection }) => collection)].flatMap(([name, alike]) => {
    const table = database.table(name);
    const stored = (of: readonly Present[]) => of.map((change) => toStored(table, change, slice));
    const gone = alike.filter(({ value }) => value === undefined);
    const present = alike.filter(isPresent);
    return [
      ...deletions(
        table.model,
        gone.map(({ key }) => idOf(key, slice.partition)),
      ),
      ...replacements(table.model, stored(present.filter(({ isNew }) => !isNew))),
      ...insertions(table.model, stored(present.filter(({ isNew }) => isNew))),
    ];
  });

const isPresent = (change: Change): change is Change & Present => change.value !== undefined;

const parkedWrites = ({ parked: model }: Database, { shardId, parked, redriven }: Checkpoint): Write[] => {
  const kept = new Map(parked.map((record) => [parkedId(shardId, record), record]));
  const gone = redriven.map((record) => parkedId(shardId, record)).filter((_id) => !kept.has(_id));
  const documents = [...kept].map(([_id, record]) => ({ _id, shardId, ...record }));
  return [...deletions(model, gone), ...replacements(model, documents)];
};

const failedWrites = ({ failed: model }: Database, { shardId, failed }: Checkpoint): Write[] =>
  replacements(
    model,
    failed.map((fault) => storedFailedDecision(shardId, fault)),
  );
