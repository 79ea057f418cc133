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
import { awaitBackend } from './await-backend.js';

export type DatabaseValues = ProcessValues &
  SettingsOf<typeof mongodbSettings> & { readonly topicPrefix: string };

/** A service's own database; the store only where stages run. */
export interface ConnectedDatabase {
  readonly connection: ConnectedStore['connection'];
  readonly store?: Store;
  ping(): Promise<void>;
}

const pingMs = 2000;

const open = async (options: DatabaseOptions): Promise<ConnectedDatabase & { close(): Promise<void> }> => {
  const connection = await openConnection(options);
  const ping = async () => void (await connection.db?.admin().ping());
  return { connection, ping, close: () => connection.close() };
};

/** Readiness follows whether MongoDB answers. */
const follow = (database: ConnectedDatabase, { readiness, lifetime, log }: Ground): void => {
  const ask = async (): Promise<void> => {
    const reasons = await database.ping().then(
      () => [],
      (error: Error) => [`MongoDB is away: ${error.message}`],
    );
    if (lifetime.draining.aborted) return;
    readiness.say('MongoDB', reasons);
  };
  const asking = setInterval(
    () => void ask().catch((err: unknown) => log.error({ err }, 'MongoDB was not asked.')),
    pingMs,
  );
  lifetime.draining.addEventListener('abort', () => clearInterval(asking));
};

/** Connects to the service's database and creates what is missing there. Waits as long as MongoDB is away. */
export const connectDatabase = async (
  ground: Ground<DatabaseValues>,
  collections: readonly string[] | undefined,
): Promise<ConnectedDatabase> => {
  const { name, settings, readiness, lifetime, log: journal } = ground;
  const options = {
    uri: settings.mongodbUri,
    database: databaseName(settings.topicPrefix, name),
    appName: settings.instance,
    ca: settings.mongodbTlsCa,
  };
  const connected = await awaitBackend(
    'MongoDB',
    () => (collections ? connectStore({ ...options, collections }) : open(options)),
    { readiness, journal, draining: lifetime.draining },
  );
  lifetime.began('the connection to MongoDB', () => connected.close());
  follow(connected, ground);
  return connected;
};
