import type { Store } from '@treasure-hunt/shards';
import type { Connection } from 'mongoose';
import { orRetryLater } from '../connection/away.js';
import { ensureIndexes } from '../connection/ensure-indexes.js';
import { openConnection, type DatabaseOptions } from '../connection/open-connection.js';
import { saveCheckpoint } from './checkpoint.js';
import { Database } from './database.js';
import { load, loadKeys } from './load.js';
import { noteTrying } from './note-trying.js';
import { takeOver } from './take-over.js';
import { want } from './want.js';

export interface StoreOptions extends DatabaseOptions {
  /** The collections of all stages that run in this service (`keeps` in the flow). */
  readonly collections: readonly string[];
}

/** A store and the connection that it owns. */
export interface ConnectedStore {
  readonly store: Store;
  readonly connection: Connection;
  /** Resolves when MongoDB answers; rejects with `RetryLater` when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects a service to its database and creates what is missing there. Rejects with `RetryLater` when MongoDB is away. */
export const connectStore = async (options: StoreOptions): Promise<ConnectedStore> => {
  const connection = await openConnection(options);
  const database = new Database(connection, options.collections);
  const close = async (): Promise<void> => {
    await database.ownerships.endAll();
    await connection.close();
  };
  try {
    await orRetryLater(() => ensureIndexes(database.models()));
  } catch (error) {
    await close();
    throw error;
  }
  const ping = () => orRetryLater(async () => void (await connection.db?.admin().ping()));
  return { store: storeOver(database), connection, ping, close };
};

const storeOver = (database: Database): Store => ({
  want: (shardId, instance) => orRetryLater(() => want(database, shardId, instance)),
  takeOver: (shardId, epoch, instance) =>
    orRetryLater(() => takeOver(database, { shardId, epoch }, instance)),
  load: (owned, parts, slice) => orRetryLater(() => load(database, owned, { parts, slice })),
  loadKeys: (owned, wanted, slice) => orRetryLater(() => loadKeys(database, owned, { wanted, slice })),
  checkpoint: (checkpoint, slice) => orRetryLater(() => saveCheckpoint(database, checkpoint, slice)),
  noteTrying: (shardId, epoch, trying) =>
    orRetryLater(() => noteTrying(database, { shardId, epoch }, trying)),
});
