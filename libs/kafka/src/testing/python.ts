import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('../../../../requirements.txt', import.meta.url));
const cache = fileURLToPath(new URL('../../../../.cache/python', import.meta.url));

const needed = (cause: unknown): never => {
  const what = `python3 with pip (on Debian: python3-pip), to install what ${requirements} names from PyPI`;
  throw new Error(`This test needs ${what}.`, { cause });
};

/** One folder for each Python and each list of packages. */
const folderOf = async (): Promise<string> => {
  const { stdout: version } = await run('python3', ['-VV']).catch(needed);
  const of = createHash('sha256')
    .update(version)
    .update(await readFile(requirements));
  return `${cache}-${of.digest('hex').slice(0, 12)}`;
};

const pip = (into: string): Promise<unknown> =>
  run('python3', ['-m', 'pip', 'install', '--quiet', '--target', into, '-r', requirements]).catch(needed);

/** Installs beside the folder and moves it there as a whole: suites that run side by side may both want it. */
const install = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  try {
    await pip(own);
    await rename(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

/**
 * Runs Python with the packages of `requirements.txt`, which are kept in `.cache`; resolves with what it says on its standard output.
 * Rejects when it fails, and with a sentence that says what to install where there is no Python.
 */
export const python = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const folder = await folderOf();
  await install(folder);
  return (
    await run('python3', args, {
      env: { ...process.env, ...env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' },
    })
  ).stdout;
};
