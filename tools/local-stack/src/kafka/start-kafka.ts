import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterServices, type Backend, type Place } from '../backends/backend.js';
import { logsDir } from '../layout.js';
import { awaitService } from '../process/await-service.js';
import { keepRunning, type Running } from '../process/keep-running.js';
import { logTail } from '../process/log-tail.js';
import { runToEnd } from '../process/run-to-end.js';
import { supervise } from '../process/supervise.js';
import { StackFailure } from '../stack-failure.js';
import { brokerAnswers } from './broker-answers.js';
import { kafkaJars } from './installation.js';
import { requireJava } from './java.js';
import { type KafkaNode, loggingProperties, serverProperties } from './server-properties.js';

const startTimeoutMs = 60_000;

const files = (dataDir: string) => {
  const dir = join(dataDir, 'kafka');
  return {
    dir,
    logDir: join(dir, 'data'),
    server: join(dir, 'server.properties'),
    logging: join(dir, 'log4j2.properties'),
    log: join(logsDir(dataDir), 'kafka.log'),
    output: join(logsDir(dataDir), 'kafka.out'),
  };
};

/** What a Kafka is told beyond the customary: properties of the server, and arguments for the formatting of its data folder. */
export interface KafkaExtras {
  properties: NonNullable<KafkaNode['properties']>;
  formatArgs: readonly string[];
}

const configure = async ({ dataDir, ports }: Place, { properties }: KafkaExtras): Promise<void> => {
  const { dir, logDir, server, logging, log } = files(dataDir);
  await mkdir(dir, { recursive: true });
  const node = { logDir, port: ports.kafka, controllerPort: ports.kafkaController, properties };
  await writeFile(server, serverProperties(node));
  await writeFile(logging, loggingProperties(log));
};

const java = (jars: string, dataDir: string) => {
  const { logging, output } = files(dataDir);
  return (main: string, args: readonly string[]) => ({
    command: 'java',
    log: output,
    args: [
      '-Xms256m',
      '-Xmx512m',
      '-XX:+UseG1GC',
      '-XX:MaxGCPauseMillis=20',
      '-Djava.awt.headless=true',
      `-Dlog4j2.configurationFile=${logging}`,
      '-cp',
      join(jars, '*'),
      main,
      ...args,
    ],
  });
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** The last line that is not a frame of a stack trace. */
const reasonIn = (output: string): string => {
  const isReason = (line: string): boolean => line.trim() !== '' && !/^\s+(at |\.\.\.)/.test(line);
  return output.split('\n').findLast(isReason)?.trim().replace(/\.$/, '') ?? 'it said nothing';
};

const format = async (jars: string, dataDir: string, more: readonly string[]): Promise<void> => {
  const { logDir, server, output } = files(dataDir);
  if (existsSync(join(logDir, 'meta.properties'))) return;
  const clusterId = randomBytes(16).toString('base64url');
  // Formatted already means here that an earlier start was cut short, which is fine.
  // One word: an id may begin with a hyphen, and Kafka's tool would take that for another option.
  const args = ['format', `--cluster-id=${clusterId}`, '--config', server, '--ignore-formatted', ...more];
  const from = sizeOf(output);
  if (!(await runToEnd(java(jars, dataDir)('kafka.tools.StorageTool', args), startTimeoutMs))) {
    throw new StackFailure(
      `Kafka could not format its data folder: ${reasonIn(logTail(output, { from }))} (${output} has more).`,
    );
  }
};

const launch =
  (jars: string, { dataDir, ports }: Place) =>
  async (signal: AbortSignal): Promise<Running> => {
    const { server, output: log } = files(dataDir);
    const from = sizeOf(log);
    const kafka = await supervise({ ...java(jars, dataDir)('kafka.Kafka', [server]), orphan: afterServices });
    const ready = () => brokerAnswers(ports.kafka);
    await awaitService(kafka, { name: 'Kafka', log, from, timeoutMs: startTimeoutMs, ready, signal });
    return { process: kafka };
  };

/** Keeps Kafka running as a process on this machine, from when it answers. @throws StackFailure that says what to install or what went wrong */
export const startKafka = async (
  place: Place,
  extras: KafkaExtras = { properties: {}, formatArgs: [] },
): Promise<Backend> => {
  await requireJava('Kafka');
  const jars = await kafkaJars(place.say);
  await configure(place, extras);
  await format(jars, place.dataDir, extras.formatArgs);
  const upkeep = { name: 'Kafka', launch: launch(jars, place), restart: true, say: place.say };
  const { stop } = await keepRunning(upkeep);
  return { address: `127.0.0.1:${place.ports.kafka}`, stop };
};
