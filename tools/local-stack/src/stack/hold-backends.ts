import { resolve } from 'node:path';

import { type BackendOptions, type Backends, startBackends } from '../backends/start-backends.js';
import { clearLeftovers } from './leftovers.js';
import { holdStack, type StackLock } from './stack-lock.js';

/** Backends on a data folder that nobody else uses while they run. */
export interface HeldBackends extends Backends {
  lock: StackLock;
}

/** Takes the data folder and starts the backends on it; `stop` gives it back. @throws StackFailure as startBackends, or where the folder is in use */
export const holdBackends = async (options: BackendOptions): Promise<HeldBackends> => {
  const dataDir = resolve(options.dataDir);
  const lock = await holdStack(dataDir);
  try {
    options.say?.('Starting Kafka and MongoDB.');
    await clearLeftovers(dataDir);
    const backends = await startBackends({ ...options, dataDir });
    const stop = async (): Promise<void> => {
      await backends.stop();
      await lock.release();
    };
    return { ...backends, stop, lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
};
