import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statSync } from 'node:fs';

import { logsDir } from '../layout.js';
import { awaitService } from '../process/await-service.js';
import { supervise } from '../process/supervise.js';
import { readStack } from '../stack/stack-file.js';
import { StackFailure } from '../stack-failure.js';
import { succeeds } from '../process/run.js';
import { writeAtomically } from '../write-atomically.js';
import { answers } from './answers.js';
import type { Observer, ObserverPlace } from './observer.js';
import { prometheusConfig, targetsOf } from './prometheus-files.js';

const startTimeoutMs = 30_000;
const followEveryMs = 1_000;

/** Keeps the list of targets as the stack's file has it. */
const followStack = (dataDir: string, targetsFile: string): (() => void) => {
  const follow = async (): Promise<void> => {
    const stack = await readStack(dataDir);
    const targets = stack ? targetsOf(stack) : '[]';
    if ((await readFile(targetsFile, 'utf8')) !== targets) await writeAtomically(targetsFile, targets);
  };
  // A list that could not be written is written a second later.
  const timer = setInterval(() => void follow().catch(() => undefined), followEveryMs);
  return () => clearInterval(timer);
};

/** Starts the Prometheus on the PATH over the processes of the stack. @throws StackFailure that says what to install or what went wrong */
export const startPrometheus = async ({ dataDir, port }: ObserverPlace): Promise<Observer> => {
  if (!(await succeeds('prometheus', ['--version'])))
    throw new StackFailure('Prometheus is not on the PATH: install it (on Debian: prometheus).');
  const folder = join(dataDir, 'prometheus');
  const [config, targets] = [join(folder, 'prometheus.yml'), join(folder, 'targets.json')];
  await mkdir(folder, { recursive: true });
  await writeFile(config, prometheusConfig(targets));
  await writeFile(targets, '[]');
  const log = join(logsDir(dataDir), 'prometheus.log');
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const url = `http://127.0.0.1:${port}`;
  const prometheus = await supervise({
    command: 'prometheus',
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=1d',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    log,
  });
  const ready = () => answers(`${url}/-/ready`);
  await awaitService(prometheus, { name: 'Prometheus', log, from, timeoutMs: startTimeoutMs, ready });
  const endFollowing = followStack(dataDir, targets);
  const stop = async (): Promise<void> => {
    endFollowing();
    await prometheus.stop();
  };
  return { name: 'Prometheus', url, environment: {}, stop };
};
