import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cacheDir, workspaceRoot } from '../layout.js';
import { runToEnd } from '../process/run-to-end.js';
import { succeeds } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';

const pom = join(workspaceRoot, 'tools/local-stack/pom.xml');
const fetchTimeoutMs = 600_000;

/** The version of Kafka that the pom pins. */
export const pinnedKafka = async (): Promise<string> => {
  const [, version] = /<kafka\.version>([^<]+)</.exec(await readFile(pom, 'utf8')) ?? [];
  if (version === undefined) throw new StackFailure(`${pom} names no kafka.version.`);
  return version;
};

const copyWithMaven = async (target: string): Promise<void> => {
  const log = join(dirname(target), 'maven.log');
  const args = ['-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${target}`];
  if (!(await runToEnd({ command: 'mvn', args, log }, fetchTimeoutMs))) {
    throw new StackFailure(`Maven could not fetch Kafka; ${log} says why.`);
  }
};

/** The folder with Kafka's jars, fetched through Maven the first time. @throws StackFailure that says what to install */
export const kafkaJars = async (say: (line: string) => void, cache = cacheDir): Promise<string> => {
  const version = await pinnedKafka();
  const jars = join(cache, 'kafka', version);
  if (existsSync(jars)) return jars;
  if (!(await succeeds('mvn', ['-v'], 30_000))) {
    throw new StackFailure('Kafka is fetched with Maven: install it (on Debian: maven).');
  }
  say(`Fetching Kafka ${version} with Maven, once.`);
  await mkdir(dirname(jars), { recursive: true });
  const temporary = `${jars}.${process.pid}.tmp`;
  try {
    await copyWithMaven(temporary);
    // A copy that was cut short never gets the final name; two starts at once both end with a whole one.
    await rename(temporary, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return jars;
};
