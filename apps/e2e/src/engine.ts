import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startStack, testDataDir, type RunningStack } from '@treasure-hunt/local-stack';

/** A whole engine, with topics and databases of its own. */
export interface Engine extends RunningStack {
  readonly dataDir: string;
  readonly prefix: string;
}

export interface EngineOptions {
  readonly say?: (line: string) => void;
  /** Processes of each service; 1 unless said. */
  readonly instances?: number;
  /** True where Kafka and MongoDB are of its own: then nothing needs a prefix. */
  readonly alone?: boolean;
}

/** Starts all services on Kafka and MongoDB: those that the environment names, else ones of its own. */
export const startEngine = async (options: EngineOptions = {}): Promise<Engine> => {
  const { say = () => undefined, instances = 1, alone = false } = options;
  const name = `e2e-${randomBytes(3).toString('hex')}`;
  const prefix = alone ? '' : `${name}.`;
  process.env['TOPIC_PREFIX'] = prefix; // What the services and the load game are started with.
  const dataDir = join(testDataDir, name);
  return { ...(await startStack({ dataDir, instances, say })), dataDir, prefix };
};
