import {
  maxKnownKeys,
  type Change,
  type DocumentKey,
  type Loaded,
  type OwnedShard,
  type ParkedRecord,
  type Part,
  type Slice,
} from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import { bucketsOf, idOf, keyOf } from '../documents/buckets.js';
import { fromStored, neededFields } from '../documents/stored-document.js';
import type { Database } from './database.js';
import type { StoredParked } from './models.js';
import { lost } from './shard-document.js';

/** Reads what is kept in memory, which keys there are beside it, and only then the epoch: a zombie must not decide over what its successor has written. */
export const load = (
  database: Database,
  owned: OwnedShard,
  { parts, slice }: { readonly parts: readonly Part[]; readonly slice: Slice },
): Promise<Loaded> =>
  database.causality.within(async (session) => {
    const documents: Change[] = [];
    const bucket = { $in: bucketsOf(slice) };
    for (const { collection } of parts.filter(({ kept }) => kept === 'memory')) {
      const { model } = database.table(collection);
      const found = await model.find({ bucket }, neededFields, { session }).lean();
      for (const document of found) documents.push(fromStored(collection, document));
    }
    const { shardId } = owned;
    const cached = parts.filter(({ kept }) => kept === 'cache');
    const keys: DocumentKey[] = [];
    for (const { collection } of cached) {
      const { model } = database.table(collection);
      const found = model.find({ bucket }, { _id: 1 }, { session }).limit(maxKnownKeys + 1);
      for (const { _id } of await found.lean()) keys.push({ collection, key: keyOf(_id) });
    }
    const parked = await database.parked.find({ shardId }, null, { session }).sort({ offset: 1 }).lean();
    await assertEpoch(database, owned, session);
    const isKnown = keys.length <= maxKnownKeys;
    return { documents, parked: parked.map(parkedOf), ...(isKnown && { keys }) };
  });

/** Reads the documents under these keys, fenced in the same way. */
export const loadKeys = (
  database: Database,
  owned: OwnedShard,
  { wanted, slice }: { readonly wanted: readonly DocumentKey[]; readonly slice: Slice },
): Promise<readonly Change[]> =>
  database.causality.within(async (session) => {
    const documents: Change[] = [];
    for (const [collection, keys] of Map.groupBy(wanted, ({ collection }) => collection)) {
      const ids = keys.map(({ key }) => idOf(key, slice.partition));
      const found = await database
        .table(collection)
        .model.find({ _id: { $in: ids } }, neededFields, { session })
        .lean();
      for (const document of found) documents.push(fromStored(collection, document));
    }
    await assertEpoch(database, owned, session);
    return documents;
  });

const assertEpoch = async (
  database: Database,
  { shardId, epoch }: OwnedShard,
  session: mongo.ClientSession,
) => {
  const shard = await database.shards.findOne({ _id: shardId, epoch }, { _id: 1 }, { session }).lean();
  if (!shard) throw lost(shardId, epoch);
};

export const parkedOf = ({ _id, shardId: _, ...record }: StoredParked): ParkedRecord => record;
