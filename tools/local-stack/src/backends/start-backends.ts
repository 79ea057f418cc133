import { mkdir } from 'node:fs/promises';

import { startKafka } from '../kafka/start-kafka.js';
import { logsDir } from '../layout.js';
import { startMongodb } from '../mongodb/start-mongodb.js';
import { choosePorts, movedPorts } from '../port-memory.js';
import { type Backend, backendPorts, type Place } from './backend.js';
import { type Composed, dockerAnswers, startComposed } from './compose.js';
import { type Way, wayTo } from './resolve.js';

/** Where data is kept, the environment that may name backends, and whom to tell what takes long. */
export interface BackendOptions {
  dataDir: string;
  env?: NodeJS.ProcessEnv;
  say?: (line: string) => void;
}

/** A Kafka (`host:port`, several separated by commas) and a MongoDB (uri without a database) ready for use. */
export interface Backends {
  kafkaBrokers: string;
  mongodbUri: string;
  stop: () => Promise<void>;
}

const processes = { kafka: (place: Place) => startKafka(place), mongodb: startMongodb };

type Ways = Record<Composed, Way>;

/** Starts both, each its way; those of the compose file with one call, as two at once would both create its network. */
const startAll = (ways: Ways, place: Place): Promise<Backend>[] => {
  const names = ['kafka', 'mongodb'] as const;
  const ofCompose = names.filter((name) => ways[name].kind === 'compose');
  const composed = ofCompose.length > 0 ? startComposed(ofCompose, place) : undefined;
  const start = async (name: Composed): Promise<Backend> => {
    const way = ways[name];
    switch (way.kind) {
      case 'given':
        return { address: way.address, stop: async () => undefined };
      case 'compose':
        return (await composed)!.get(name)!;
      case 'process':
        return processes[name](place);
    }
  };
  return names.map(start);
};

/** Only of processes: a container that runs already has its port taken by itself. */
const sayMoved = async (ways: Ways, { ports, say }: Place): Promise<void> => {
  const { kafka, mongodb } = ports;
  if (ways.kafka.kind === 'process') (await movedPorts({ kafka })).forEach(say);
  if (ways.mongodb.kind === 'process') (await movedPorts({ mongodb })).forEach(say);
};

const bothOrNone = async (starting: readonly Promise<Backend>[]): Promise<Backend[]> => {
  const settled = await Promise.allSettled(starting);
  const started = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = settled.find((result) => result.status === 'rejected');
  if (!failed) return started;
  await Promise.all(started.map((backend) => backend.stop()));
  throw failed.reason;
};

/**
 * Brings up Kafka and MongoDB, each on its own: the address in KAFKA_BROKERS or MONGODB_URI if there is one, else the compose
 * file where a Docker engine answers, else a process on this machine. What was started here ends with this process.
 * @throws StackFailure one sentence on what is missing or went wrong; then nothing is left running
 */
export const startBackends = async (options: BackendOptions): Promise<Backends> => {
  const { dataDir, env = process.env, say = () => undefined } = options;
  await mkdir(logsDir(dataDir), { recursive: true });
  const given = [env['KAFKA_BROKERS'], env['MONGODB_URI']];
  const docker = !given.every(Boolean) && (await dockerAnswers());
  const place = { dataDir, say, ports: await choosePorts(dataDir, backendPorts) };
  const ways = { kafka: wayTo(given[0], docker), mongodb: wayTo(given[1], docker) };
  await sayMoved(ways, place);
  const [kafka, mongodb] = await bothOrNone(startAll(ways, place));
  if (!kafka || !mongodb) throw new Error('unreachable: both backends are started or an error is thrown');
  const stop = async (): Promise<void> => void (await Promise.all([kafka.stop(), mongodb.stop()]));
  return { kafkaBrokers: kafka.address, mongodbUri: mongodb.address, stop };
};
