import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cacheDir } from '../layout.js';
import { runToEnd } from '../process/run-to-end.js';
import { succeeds } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';

const fetchTimeoutMs = 600_000;

/** What is fetched: its name, the pom that pins it, and the property there that has its version; kept as `folder/<version>`. */
export interface Fetched {
  name: string;
  pom: string;
  property: string;
  folder: string;
}

/** The version that the pom pins. */
export const pinned = async ({ pom, property }: Pick<Fetched, 'pom' | 'property'>): Promise<string> => {
  const [, version] = new RegExp(`<${property}>([^<]+)<`).exec(await readFile(pom, 'utf8')) ?? [];
  if (version === undefined) throw new StackFailure(`${pom} names no ${property}.`);
  return version;
};

const copyWithMaven = async ({ name, pom }: Fetched, target: string): Promise<void> => {
  const log = join(dirname(target), 'maven.log');
  const args = ['-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${target}`];
  if (!(await runToEnd({ command: 'mvn', args, log }, fetchTimeoutMs))) {
    throw new StackFailure(`Maven could not fetch ${name}; ${log} says why.`);
  }
};

/** The folder with the jars, fetched through Maven the first time. @throws StackFailure that says what to install */
export const fetchedJars = async (
  what: Fetched,
  say: (line: string) => void,
  cache = cacheDir,
): Promise<string> => {
  const version = await pinned(what);
  const jars = join(cache, what.folder, version);
  if (existsSync(jars)) return jars;
  if (!(await succeeds('mvn', ['-v'], 30_000))) {
    throw new StackFailure(`${what.name} is fetched with Maven: install it (on Debian: maven).`);
  }
  say(`Fetching ${what.name} ${version} with Maven, once.`);
  await mkdir(dirname(jars), { recursive: true });
  const temporary = `${jars}.${process.pid}.tmp`;
  try {
    await copyWithMaven(what, temporary);
    // A copy that was cut short never gets the final name; two starts at once both end with a whole one.
    await rename(temporary, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return jars;
};
