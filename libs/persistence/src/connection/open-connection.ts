import mongoose, { type Connection, type mongo } from 'mongoose';
import { orRetryLater } from './away.js';

/** Where a service keeps its documents. */
export interface DatabaseOptions {
  /** `mongodb://…` of a replica set (transactions need one). */
  readonly uri: string;
  readonly database: string;
  /** Shown in the server's log and in `currentOp`: the service's instance. */
  readonly appName?: string;
  /** Certificates (PEM) of those who sign the servers' certificates; with it, over TLS. */
  readonly ca?: string | undefined;
  /** How long a call waits for a primary before it gives up; 5,000 if left out. */
  readonly serverSelectionTimeoutMs?: number;
  /** Told of each command that was answered, also with an error: its name in MongoDB, and how long that took in seconds. */
  readonly answered?: (operation: string, seconds: number) => void;
}

type Command = mongo.CommandSucceededEvent | mongo.CommandFailedEvent;

const follow = (connection: Connection, answered: DatabaseOptions['answered']): void => {
  if (!answered) return;
  for (const event of ['commandSucceeded', 'commandFailed'] as const)
    connection
      .getClient()
      .on(event, ({ commandName, duration }: Command) => answered(commandName, duration / 1_000));
};

/**
 * Opens a connection of its own, and waits until a primary answers. Writes are acknowledged by a journaled majority, reads
 * see what a majority has; nothing is buffered while MongoDB is away. Rejects with `RetryLater` when no primary answers.
 */
export const openConnection = (options: DatabaseOptions): Promise<Connection> =>
  orRetryLater(async () => {
    const connection = mongoose.createConnection(options.uri, {
      dbName: options.database,
      ...(options.appName === undefined ? {} : { appName: options.appName }),
      ...(options.ca === undefined ? {} : { tls: true, ca: options.ca }),
      serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? 5_000,
      connectTimeoutMS: 5_000,
      socketTimeoutMS: 30_000,
      waitQueueTimeoutMS: 10_000,
      readPreference: 'primary',
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      retryWrites: true,
      retryReads: true,
      ignoreUndefined: true,
      monitorCommands: options.answered !== undefined,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    });
    try {
      await connection.asPromise();
      follow(connection, options.answered);
      return connection;
    } catch (error) {
      await connection.close(true);
      throw error;
    }
  });
