import { resolve } from 'node:path';

import type { Services } from '../services/start-services.js';
import { telemetrySettings } from '../services/telemetry-settings.js';
import { StackFailure } from '../stack-failure.js';
import { startRegisteredServices } from './registered-services.js';
import { readStack } from './stack-file.js';
import { holderOf } from './stack-lock.js';
import type { StackOptions } from './start-stack.js';

/** Services added to a stack that another process runs; `isOver` says that this stack stops or has gone. */
export interface Joined extends Services {
  isOver: () => boolean;
}

/** Adds services to the stack that runs on the data folder. @throws StackFailure where none runs, or as startServices */
export const joinStack = async (options: StackOptions): Promise<Joined> => {
  const dataDir = resolve(options.dataDir);
  const stack = await readStack(dataDir);
  if (!stack || holderOf(dataDir)?.state !== 'running') {
    throw new StackFailure(`No stack runs on ${dataDir}: start one with "npm run up", then add to it.`);
  }
  const { kafkaBrokers, mongodbUri, topicPrefix, telemetry } = stack;
  const services = await startRegisteredServices({
    ...options,
    dataDir,
    kafkaBrokers,
    mongodbUri,
    environmentOf: () => ({ TOPIC_PREFIX: topicPrefix, ...telemetry, ...telemetrySettings(process.env) }),
    group: String(process.pid),
  });
  return { ...services, isOver: () => holderOf(dataDir)?.state !== 'running' };
};
