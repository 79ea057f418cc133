import { setTimeout as pause } from 'node:timers/promises';
import type { Change, FailedDecision, ParkedRecord, ShardDocument, Slice } from '@treasure-hunt/shards';
import { mongo, type Connection } from 'mongoose';
import { orRetryLater } from '../connection/away.js';
import { openConnection, type DatabaseOptions } from '../connection/open-connection.js';
import { bucketsOf } from '../documents/buckets.js';
import type { StoredDocument } from '../documents/stored-document.js';
import { parkedOf } from '../shards/load.js';
import type { StoredFailedDecision, StoredParked, StoredShard } from '../shards/models.js';
import { shardOf } from '../shards/shard-document.js';
import { changeOf, plain, type InDatabase } from './in-database.js';

/** A document of one of the collections of a stage. */
export interface KeptDocument {
  readonly collection: string;
  readonly document: InDatabase;
}

/** Everything that a database has of one shard at one moment: documents and position belong together. */
export interface KeptShard {
  readonly shard: ShardDocument;
  readonly documents: readonly KeptDocument[];
  readonly parked: readonly ParkedRecord[];
  readonly failed: readonly FailedDecision[];
}

/** Which shard, and what its stage keeps. */
export interface ShardPlace {
  /** `<topic>/<partition>` */
  readonly shardId: string;
  readonly collections: readonly string[];
  readonly slice: Slice;
}

/** Reads the shards of one service, beside their owners. */
export interface KeptShards {
  /** Undefined where nobody has owned the shard yet. Rejects with `RetryLater` when MongoDB is away. */
  read(place: ShardPlace): Promise<KeptShard | undefined>;
  close(): Promise<void>;
}

/** Opens the database of a service for reading. Rejects with `RetryLater` when MongoDB is away. */
export const openKeptShards = async (options: DatabaseOptions): Promise<KeptShards> => {
  const connection = await openConnection(options);
  return {
    read: (place) => orRetryLater(() => readUnlessChanging(connection, place)),
    close: () => connection.close(),
  };
};

/** The document as its stage knows it. */
export const changeOfKept = ({ collection, document }: KeptDocument): Change =>
  changeOf(collection, document);

const snapshotUnavailable = 246;
const maxAttempts = 10;

/** For a moment after a collection or an index was created, no snapshot can be read. */
const readUnlessChanging = async (connection: Connection, place: ShardPlace) => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await readSnapshot(connection, place);
    } catch (error) {
      const passes = error instanceof mongo.MongoServerError && error.code === snapshotUnavailable;
      if (!passes || attempt === maxAttempts) throw error;
      await pause(500);
    }
};

/** All reads of a snapshot session see the moment of the first one. */
const readSnapshot = async (connection: Connection, place: ShardPlace): Promise<KeptShard | undefined> => {
  const session = await connection.startSession({ snapshot: true, causalConsistency: false });
  try {
    return await readWithin(new Snapshot(connection.db!, session), place);
  } finally {
    await session.endSession();
  }
};

class Snapshot {
  constructor(
    private readonly database: mongo.Db,
    private readonly session: mongo.ClientSession,
  ) {}

  find<T extends mongo.Document>(collection: string, filter: object): Promise<T[]> {
    const options = { session: this.session, readConcern: { level: 'snapshot' } } as const;
    return this.database.collection(collection).find<T>(filter, options).toArray();
  }
}

const readWithin = async (snapshot: Snapshot, place: ShardPlace): Promise<KeptShard | undefined> => {
  const { shardId, collections, slice } = place;
  const [shard] = await snapshot.find<StoredShard>('shards', { _id: shardId });
  if (!shard) return undefined;
  const documents: KeptDocument[] = [];
  for (const collection of collections) {
    const found = await snapshot.find<StoredDocument>(collection, { bucket: { $in: bucketsOf(slice) } });
    for (const stored of found) documents.push({ collection, document: plain(stored) });
  }
  const parked = await snapshot.find<StoredParked>('parked_records', { shardId });
  const failed = await snapshot.find<StoredFailedDecision>('failed_decisions', { shardId });
  return {
    shard: shardOf(shard),
    documents,
    parked: parked.map(parkedOf),
    failed: failed.map(({ offset, decisionId, reason }) => ({ offset, decisionId, reason })),
  };
};
