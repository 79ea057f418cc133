import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startStack, testDataDir, type RunningStack } from '@treasure-hunt/local-stack';

/** A whole engine, with topics and databases of its own. */
export interface Engine extends RunningStack {
  readonly dataDir: string;
  readonly prefix: string;
}

/** Starts all services on Kafka and MongoDB: those that the environment names, else ones of its own. */
export const startEngine = async (say: (line: string) => void = () => undefined): Promise<Engine> => {
  const prefix = `e2e-${randomBytes(3).toString('hex')}.`;
  process.env['TOPIC_PREFIX'] = prefix; // What the services and the load game are started with.
  const dataDir = join(testDataDir, prefix.slice(0, -1));
  return { ...(await startStack({ dataDir, say })), dataDir, prefix };
};
