import { open, rm, stat } from 'node:fs/promises';

import { waitUntil } from './process/wait-until.js';

const staleAfterMs = 3_000;
const patienceMs = 10_000;

const take = async (file: string): Promise<true | undefined> => {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const taken = await stat(file).catch(() => undefined);
    // Its work takes milliseconds, so an old lock is that of a process that was killed.
    if (taken && Date.now() - taken.mtimeMs > staleAfterMs) await rm(file, { force: true });
    return undefined;
  }
};

/** Does something while no other process that asks for the same lock file does. */
export const withFileLock = async (file: string, work: () => Promise<void>): Promise<void> => {
  if (!(await waitUntil(() => take(file), patienceMs, 10)))
    throw new Error(`${file} is held by another process`);
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
};
