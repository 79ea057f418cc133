import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterServices, type Backend, type Place } from '../backends/backend.js';
import { logsDir } from '../layout.js';
import { listens } from '../ports.js';
import { awaitService } from '../process/await-service.js';
import { keepRunning, type Running } from '../process/keep-running.js';
import { supervise } from '../process/supervise.js';
import { StackFailure } from '../stack-failure.js';
import { findMongod } from './mongod-binary.js';
import { formReplicaSet, replicaSetArgs } from './replica-set.js';

export const startTimeoutMs = 60_000;

interface RunningMongod extends Running {
  uri: string;
}

export const argumentsFor = (dbpath: string, port: number): string[] => [
  ...replicaSetArgs,
  ...['--bind_ip', '127.0.0.1'],
  ...['--port', String(port)],
  ...['--dbpath', dbpath],
  ...['--wiredTigerCacheSizeGB', '0.5'],
  ...['--oplogSize', '512'],
  '--nounixsocket',
];

const launch = async (
  command: string,
  { dataDir, ports }: Place,
  signal: AbortSignal,
): Promise<RunningMongod> => {
  const dbpath = join(dataDir, 'mongodb');
  await mkdir(dbpath, { recursive: true });
  const log = join(logsDir(dataDir), 'mongodb.log');
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const mongod = await supervise({
    command,
    args: argumentsFor(dbpath, ports.mongodb),
    log,
    orphan: afterServices,
  });
  const ready = () => listens(ports.mongodb);
  await awaitService(mongod, { name: 'MongoDB', log, from, timeoutMs: startTimeoutMs, ready, signal });
  try {
    return { process: mongod, uri: await formReplicaSet(ports.mongodb, startTimeoutMs) };
  } catch (error) {
    await mongod.stop();
    throw new StackFailure(`MongoDB did not become writable (${(error as Error).message}); ${log} says why.`);
  }
};

/** Keeps a mongod running as a one-node replica set, from when it takes writes. @throws StackFailure that says what to install or what went wrong */
export const startMongodb = async (place: Place): Promise<Backend> => {
  const command = await findMongod(place.say);
  const { first, stop } = await keepRunning({
    name: 'MongoDB',
    launch: (signal) => launch(command, place, signal),
    restart: true,
    say: place.say,
  });
  return { address: first.uri, stop };
};
