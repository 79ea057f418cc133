import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { dockerAnswers, removeComposed } from '../backends/compose.js';
import { StackFailure } from '../stack-failure.js';
import { clearLeftovers } from './leftovers.js';
import { holderOf, howToStop } from './stack-lock.js';

// By name, so that a data folder given by mistake loses nothing else.
const ours = [
  'kafka',
  'mongodb',
  'logs',
  'test',
  'ports.json',
  'jest.json',
  'stack.json',
  'stack.json.lock',
  'stack.lock',
];

/** Removes all that stacks have stored in a data folder. @throws StackFailure where a stack runs on it */
export const wipe = async (folder: string): Promise<void> => {
  const dataDir = resolve(folder);
  for (const dir of [dataDir, join(dataDir, 'test')]) {
    const holder = holderOf(dir);
    if (holder) throw new StackFailure(`A stack runs on ${dir} ${howToStop(holder)}`);
    await clearLeftovers(dir);
  }
  if (await dockerAnswers()) await removeComposed(dataDir);
  for (const name of ours) await rm(join(dataDir, name), { recursive: true, force: true });
};
