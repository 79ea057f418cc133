import { type Document, MongoClient } from 'mongodb';

import { waitUntil } from '../process/wait-until.js';

export const name = 'rs0';

/** Runs one command on a database of the MongoDB at `uri`, with its own connection. */
export const runCommand = async (uri: string, database: string, command: Document): Promise<Document> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await client.db(database).command(command);
  } finally {
    await client.close();
  }
};

/** What a replica set says of itself, as far as it is read here. */
interface Configuration {
  version: number;
  members: { host: string }[];
}

const configurationOf = async (uri: string): Promise<Configuration | undefined> => {
  try {
    const { config } = await runCommand(uri, 'admin', { replSetGetConfig: 1 });
    return config as Configuration;
  } catch (error) {
    if ((error as { codeName?: string }).codeName === 'NotYetInitialized') return undefined;
    throw error;
  }
};

/** Makes the mongod at 127.0.0.1:port the only member of its replica set, also where its data knows it under another port. */
const configure = async (uri: string, host: string): Promise<void> => {
  const members = [{ _id: 0, host }];
  const config = await configurationOf(uri);
  if (!config) await runCommand(uri, 'admin', { replSetInitiate: { _id: name, members } });
  else if (config.members[0]?.host !== host) {
    const version = config.version + 1;
    await runCommand(uri, 'admin', { replSetReconfig: { ...config, version, members }, force: true });
  }
};

/** Turns the mongod that listens on 127.0.0.1:port into a one-node replica set and waits until it takes writes: its uri. */
export const formReplicaSet = async (port: number, timeoutMs: number): Promise<string> => {
  const host = `127.0.0.1:${port}`;
  const direct = `mongodb://${host}/?directConnection=true`;
  await configure(direct, host);
  const writable = await waitUntil(async () => {
    const { isWritablePrimary } = await runCommand(direct, 'admin', { hello: 1 });
    return isWritablePrimary ? true : undefined;
  }, timeoutMs);
  if (!writable) throw new Error(`no primary within ${timeoutMs / 1_000} s`);
  return `mongodb://${host}/?replicaSet=${name}`;
};

/** Arguments that make a mongod a member of the replica set formed here. */
export const replicaSetArgs = ['--replSet', name];
