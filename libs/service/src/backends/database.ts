import {
  connectStore,
  databaseName,
  openConnection,
  type ConnectedStore,
  type DatabaseOptions,
} from '@treasure-hunt/persistence';
import type { mongodbSettings, SettingsOf } from '@treasure-hunt/settings';
import type { Store } from '@treasure-hunt/shards';
import type { Ground, ProcessValues } from '../service-options.js';
import { watchBackend } from './watch-backend.js';

export type DatabaseValues = ProcessValues &
  SettingsOf<typeof mongodbSettings> & { readonly topicPrefix: string };

/** A service's own database; the store only where stages run. */
export interface ConnectedDatabase {
  readonly connection: ConnectedStore['connection'];
  readonly store?: Store;
  ping(): Promise<void>;
}

const open = async (options: DatabaseOptions): Promise<ConnectedDatabase & { close(): Promise<void> }> => {
  const connection = await openConnection(options);
  const ping = async () => void (await connection.db?.admin().ping());
  return { connection, ping, close: () => connection.close() };
};

/** Connects to the service's database and creates what is missing there. Waits as long as MongoDB is away; readiness follows it from then on. */
export const connectDatabase = async (
  ground: Ground<DatabaseValues>,
  collections: readonly string[] | undefined,
): Promise<ConnectedDatabase> => {
  const { name, settings, readiness, lifetime, metrics, waitFor } = ground;
  const options = {
    uri: settings.mongodbUri,
    database: databaseName(settings.topicPrefix, name),
    appName: settings.instance,
    ca: settings.mongodbTlsCa,
    answered: (operation: string, seconds: number) =>
      metrics.record('db.client.operation.duration', seconds, { operation }),
  };
  const connected = await waitFor('MongoDB', () =>
    collections ? connectStore({ ...options, collections }) : open(options),
  );
  lifetime.began('the connection to MongoDB', () => connected.close());
  void watchBackend('MongoDB', () => connected.ping(), { readiness, draining: lifetime.draining });
  return connected;
};
