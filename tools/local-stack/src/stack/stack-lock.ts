import { readFileSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { StackFailure } from '../stack-failure.js';
import { writeAtomically } from '../write-atomically.js';

/** Who runs a stack on a data folder; `started` tells a process from a later one with the same pid. */
interface Holder {
  pid: number;
  started: string;
  state: 'running' | 'stopping';
}

/** The hold on a data folder: `stopping` tells those who joined, `release` lets the next one in. */
export interface StackLock {
  stopping: () => Promise<void>;
  release: () => Promise<void>;
}

const lockFile = (dataDir: string): string => join(dataDir, 'stack.lock');

/** When a process was started, in clock ticks since boot; empty where the system does not say. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isAlive = ({ pid, started }: Holder): boolean => {
  try {
    process.kill(pid, 0);
    return startOf(pid) === started;
  } catch {
    return false;
  }
};

/** Who runs a stack on this folder now; undefined where nobody does. */
export const holderOf = (dataDir: string): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(lockFile(dataDir), 'utf8')) as Holder;
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
};

/** Which process it is, and what to do about it. */
export const howToStop = ({ pid }: Holder): string =>
  `(process ${pid}); stop it first: Ctrl-C in its terminal, or kill ${pid}.`;

const create = async (dataDir: string, holder: Holder): Promise<boolean> => {
  try {
    const file = await open(lockFile(dataDir), 'wx');
    await file.writeFile(JSON.stringify(holder));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Takes a data folder for the stack of this process. @throws StackFailure where another process runs one on it */
export const holdStack = async (dataDir: string): Promise<StackLock> => {
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), state: 'running' };
  await mkdir(dataDir, { recursive: true });
  if (!(await create(dataDir, holder))) {
    const other = holderOf(dataDir);
    if (other) throw new StackFailure(`A stack runs on ${dataDir} already ${howToStop(other)}`);
    await rm(lockFile(dataDir), { force: true });
    if (!(await create(dataDir, holder))) throw new StackFailure(`Another stack is starting on ${dataDir}.`);
  }
  return {
    stopping: () => writeAtomically(lockFile(dataDir), JSON.stringify({ ...holder, state: 'stopping' })),
    release: () => rm(lockFile(dataDir), { force: true }),
  };
};
