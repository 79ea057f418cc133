import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StackFailure, workspaceRoot } from '@treasure-hunt/local-stack';

const project = join(workspaceRoot, 'bench/contenders/kafka-streams');
const run = promisify(execFile);
const timeout = 600_000;

/** Tells one state of the sources from another. */
const fingerprint = (): string => {
  const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.java'))
    .map((file) => join('src', file));
  const hash = createHash('sha256');
  for (const file of ['pom.xml', ...sources.sort()])
    hash.update(file).update(readFileSync(join(project, file)));
  return hash.digest('hex').slice(0, 12);
};

const needed = { javac: '-version', mvn: '-v' };

/** What to do where there is no compiler or no Maven. */
export const missingForStreams = async (): Promise<string | undefined> => {
  const asked = Object.entries(needed).map(([command, argument]) =>
    run(command, [argument]).then(
      () => [],
      () => [command],
    ),
  );
  const missing = (await Promise.all(asked)).flat();
  return missing.length === 0
    ? undefined
    : `not on the PATH: ${missing.join(', ')}; on Debian, apt-get install openjdk-17-jdk-headless maven.`;
};

/** The class path of the contender, built with Maven where this state of it was not built before. @throws StackFailure with what Maven said */
export const buildStreams = async (): Promise<string> => {
  const built = join(workspaceRoot, '.cache/kafka-streams', fingerprint());
  const jar = join(built, 'kafka-streams-contender-1.jar');
  if (!existsSync(jar)) {
    const args = ['-B', '-q', '-f', join(project, 'pom.xml'), 'package', `-Dbuilt=${built}`];
    await run('mvn', args, { timeout }).catch((error: Error & { stdout?: string }) => {
      throw new StackFailure(
        `Maven could not build Kafka Streams' contender: ${error.stdout || error.message}`,
      );
    });
  }
  return join(built, '*');
};
