import { resolve } from 'node:path';

import { choosePorts, movedPorts } from '../port-memory.js';
import { orSay } from '../process/or-say.js';
import { waitUntil } from '../process/wait-until.js';
import { createTopics } from '../services/create-topics.js';
import { devApiKeys } from '../services/dev-secrets.js';
import type { ServiceName } from '../services/service-names.js';
import { telemetrySettings } from '../services/telemetry-settings.js';
import { type HeldBackends, holdBackends } from './hold-backends.js';
import { anyListedRuns, keepPruned } from './prune.js';
import { startRegisteredServices } from './registered-services.js';
import { readStack, removeStack, type Stack, stackFile, writeStack } from './stack-file.js';

/** Longer than those who joined give their services to drain. */
const leaveMs = 30_000;

/** What a whole stack is started with; `entry` names the script of a service, built; `prepare` makes a Kafka ready for the services; `environmentOf` is what they are told beyond where things are. */
export interface StackOptions {
  dataDir: string;
  instances?: number;
  services?: readonly ServiceName[];
  entry?: (service: ServiceName) => string;
  prepare?: (kafkaBrokers: string) => Promise<void>;
  environmentOf?: () => NodeJS.ProcessEnv;
  say: (line: string) => void;
}

/** A stack that runs: what `stack.json` says, and where that file is. */
export interface RunningStack {
  stack: Stack;
  file: string;
  stop: () => Promise<void>;
}

/** Waits for the services that other processes have added: they see that the stack stops, and leave by themselves. */
const awaitJoined = (dataDir: string): Promise<true | undefined> =>
  waitUntil(async () => ((await anyListedRuns(dataDir)) ? undefined : true), leaveMs, 100);

const announce = async ({ dataDir, say, environmentOf }: StackOptions, backends: HeldBackends) => {
  const httpPorts = await choosePorts(dataDir, ['gateway', 'hunt-catalog']);
  (await movedPorts(httpPorts)).forEach(say);
  const { kafkaBrokers, mongodbUri } = backends;
  await writeStack(dataDir, {
    kafkaBrokers,
    mongodbUri,
    topicPrefix: process.env['TOPIC_PREFIX'] ?? '',
    gatewayUrl: `http://127.0.0.1:${httpPorts.gateway}`,
    catalogUrl: `http://127.0.0.1:${httpPorts['hunt-catalog']}`,
    telemetry: telemetrySettings({ ...process.env, ...environmentOf?.() }),
    apiKeys: devApiKeys,
    services: {},
  });
  return { kafkaBrokers, mongodbUri, httpPorts };
};

/**
 * Starts backends and services on a data folder and describes them in its `stack.json`. `stop` lets the services drain, waits
 * for those that joined, then ends the backends. @throws StackFailure one sentence on what is missing or went wrong
 */
export const startStack = async (options: StackOptions): Promise<RunningStack> => {
  const { say, prepare = createTopics } = options;
  const dataDir = resolve(options.dataDir);
  const backends = await holdBackends({ dataDir, say });
  try {
    say(`Preparing the topics on Kafka at ${backends.kafkaBrokers}.`);
    await prepare(backends.kafkaBrokers);
    const surroundings = await announce({ ...options, dataDir }, backends);
    say('Starting the services.');
    const services = await startRegisteredServices({ ...options, ...surroundings, dataDir });
    const endPruning = keepPruned(dataDir);
    const stop = async (): Promise<void> => {
      await orSay(say, 'Those who joined were not told', backends.lock.stopping);
      await services.stop();
      await awaitJoined(dataDir);
      endPruning();
      await orSay(say, `${stackFile(dataDir)} is left`, () => removeStack(dataDir));
      await backends.stop();
    };
    return { stack: (await readStack(dataDir))!, file: stackFile(dataDir), stop };
  } catch (error) {
    await orSay(say, `${stackFile(dataDir)} is left`, () => removeStack(dataDir));
    await backends.stop();
    throw error;
  }
};
