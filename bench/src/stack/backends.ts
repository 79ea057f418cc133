import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backendsOn, defaultDataDir, startBackends } from '@treasure-hunt/local-stack';
import { deleteTopics } from '../../contenders/topics.js';
import type { Watched } from '../measure/processes.js';

/** Kafka and MongoDB of the benchmark's own, with their processes. */
export interface Ground {
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  readonly dataDir: string;
  readonly processes: readonly Watched[];
  /** Deletes the topics of a run, so that the disk does not fill. */
  forget(prefix: string): Promise<void>;
  stop(): Promise<void>;
}

const known = ['kafka', 'mongodb'] as const;

/** Starts both on an empty folder, whatever the environment names. @throws StackFailure */
export const startGround = async (say: (line: string) => void): Promise<Ground> => {
  const dataDir = join(defaultDataDir, 'bench', randomBytes(3).toString('hex'));
  await mkdir(dataDir, { recursive: true });
  const backends = await startBackends({ dataDir, env: {}, say });
  const { kafkaBrokers, mongodbUri } = backends;
  const found = await Promise.all(
    known.map(async (name) => (await backendsOn(dataDir, name)).map((pid) => ({ name, pid }))),
  );
  return {
    kafkaBrokers,
    mongodbUri,
    dataDir,
    processes: found.flat(),
    forget: (prefix) => deleteTopics(kafkaBrokers, prefix),
    stop: async () => {
      await backends.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
