import { readFile, readdir } from 'node:fs/promises';

import { waitUntil } from '../process/wait-until.js';

const orderlyEndMs = 12_000;

const commandLine = (pid: string): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');

/** A word of its command line by which each backend of a data folder is known. */
const markOf = { kafka: 'kafka/server.properties', mongodb: 'mongodb' };
type BackendName = keyof typeof markOf;

/** Processes of this machine that work on a data folder's Kafka, MongoDB, or both; none where the system has no /proc. */
export const backendsOn = async (dataDir: string, only?: BackendName): Promise<number[]> => {
  const pids = (await readdir('/proc').catch(() => [])).filter((entry) => /^\d+$/.test(entry));
  const marks = (only ? [markOf[only]] : Object.values(markOf)).map((mark) => `${dataDir}/${mark}`);
  const found: number[] = [];
  for (const pid of pids) {
    const words = (await commandLine(pid)).split('\0');
    if (marks.some((mark) => words.includes(mark))) found.push(Number(pid));
  }
  return found;
};

/** Signals what `backendsOn` finds. */
export const signalBackends = async (
  signal: NodeJS.Signals,
  dataDir: string,
  only?: BackendName,
): Promise<void> => {
  for (const pid of await backendsOn(dataDir, only)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended since it was found.
    }
  }
};

/** Ends the backends that a stack which was killed may have left on a data folder, so that its data can be opened. */
export const clearLeftovers = async (dataDir: string): Promise<void> => {
  const gone = async () => ((await backendsOn(dataDir)).length > 0 ? undefined : true);
  await signalBackends('SIGTERM', dataDir);
  if (await waitUntil(gone, orderlyEndMs, 100)) return;
  await signalBackends('SIGKILL', dataDir);
  await waitUntil(gone, orderlyEndMs, 100);
};
