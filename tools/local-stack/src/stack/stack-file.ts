import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { ServiceName } from '../services/service-names.js';
import { withFileLock } from '../with-file-lock.js';
import { writeAtomically } from '../write-atomically.js';

/** One process of a service and where it is asked how it is. */
export interface ServiceEntry {
  pid: number;
  healthUrl: string;
  metricsUrl: string;
  /** Where operators ask it; those who do not start with HTTP have none. */
  httpUrl?: string;
}

/** What `stack.json` in the data folder says about the stack that runs on it. */
export interface Stack {
  kafkaBrokers: string;
  mongodbUri: string;
  /** What the names of all topics and databases begin with. */
  topicPrefix: string;
  gatewayUrl: string;
  catalogUrl: string;
  /** What the services were told about where traces and metrics go; those that join are told the same. */
  telemetry?: Record<string, string>;
  apiKeys: { backend: string; author: string; operator: string };
  services: Partial<Record<ServiceName, ServiceEntry[]>>;
}

export const stackFile = (dataDir: string): string => join(dataDir, 'stack.json');

/** The stack that the file describes; undefined where there is no such file. */
export const readStackFile = async (file: string): Promise<Stack | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Stack;
  } catch {
    return undefined;
  }
};

/** The stack described in the data folder; undefined where there is none. */
export const readStack = (dataDir: string): Promise<Stack | undefined> => readStackFile(stackFile(dataDir));

/** Writes the file anew, as a whole. */
export const writeStack = (dataDir: string, stack: Stack): Promise<void> =>
  writeAtomically(stackFile(dataDir), `${JSON.stringify(stack, null, 2)}\n`);

const locked = (dataDir: string, work: () => Promise<void>): Promise<void> =>
  withFileLock(`${stackFile(dataDir)}.lock`, work);

/** Removes the file, after which changes by others do nothing. */
export const removeStack = (dataDir: string): Promise<void> =>
  locked(dataDir, () => rm(stackFile(dataDir), { force: true }));

const change = (
  dataDir: string,
  service: ServiceName,
  edit: (entries: ServiceEntry[]) => ServiceEntry[],
): Promise<void> =>
  locked(dataDir, async () => {
    const stack = await readStack(dataDir);
    // The file is gone when the stack has stopped: there is nothing left to keep right.
    if (!stack) return;
    const services = { ...stack.services, [service]: edit(stack.services[service] ?? []) };
    await writeStack(dataDir, { ...stack, services });
  });

/** Adds a process to the file; safe against other processes that change it at the same time. */
export const register = (dataDir: string, service: ServiceName, entry: ServiceEntry): Promise<void> =>
  change(dataDir, service, (entries) => [...entries.filter(({ pid }) => pid !== entry.pid), entry]);

/** Takes a process out of the file. */
export const unregister = (dataDir: string, service: ServiceName, pid: number): Promise<void> =>
  change(dataDir, service, (entries) => entries.filter((entry) => entry.pid !== pid));
