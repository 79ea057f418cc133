import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Backend, Place } from '../backends/backend.js';
import { logsDir } from '../layout.js';
import { choosePorts } from '../port-memory.js';
import { awaitService } from '../process/await-service.js';
import { supervise } from '../process/supervise.js';
import { StackFailure } from '../stack-failure.js';
import { findMongod } from './mongod-binary.js';
import { formReplicaSet, replicaSetArgs, runCommand } from './replica-set.js';

const startTimeoutMs = 60_000;

const answers = (port: number) => (): Promise<boolean> =>
  runCommand(`mongodb://127.0.0.1:${port}/?directConnection=true`, 'admin', { ping: 1 }).then(
    () => true,
    () => false,
  );

const argumentsFor = (dbpath: string, port: number): string[] => [
  ...replicaSetArgs,
  ...['--bind_ip', '127.0.0.1'],
  ...['--port', String(port)],
  ...['--dbpath', dbpath],
  ...['--wiredTigerCacheSizeGB', '0.5'],
  ...['--oplogSize', '512'],
  '--nounixsocket',
];

/** Starts a mongod as a one-node replica set and waits until it takes writes. @throws StackFailure that says what to install or what went wrong */
export const startMongodb = async ({ dataDir, say }: Place): Promise<Backend> => {
  const command = await findMongod(say);
  const { mongodb: port } = await choosePorts(dataDir, ['mongodb']);
  const dbpath = join(dataDir, 'mongodb');
  await mkdir(dbpath, { recursive: true });
  const log = join(logsDir(dataDir), 'mongodb.log');
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const mongod = await supervise({ command, args: argumentsFor(dbpath, port), log });
  await awaitService(mongod, { name: 'MongoDB', log, from, timeoutMs: startTimeoutMs, ready: answers(port) });
  const address = await formReplicaSet(port, startTimeoutMs);
  if (address === undefined) {
    await mongod.stop();
    throw new StackFailure(`MongoDB did not become writable; ${log} says why.`);
  }
  return { address, how: 'process', stop: async () => void (await mongod.stop()) };
};
