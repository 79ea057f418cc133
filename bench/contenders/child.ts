import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaitService, supervise, workspaceRoot } from '@treasure-hunt/local-stack';
import type { Given, Process } from './contender.js';

/** A process of a contender: `ready` is a line that it writes when it can be used. */
export interface Child {
  readonly name: string;
  readonly command?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ready: string;
}

export interface RunningChild extends Process {
  stop(): Promise<unknown>;
}

/** Where a script of the contenders is when it has been built. */
export const built = (script: string): string => join(workspaceRoot, 'bench/dist/contenders', script);

const readyWithinMs = 90_000;

/** Starts a process (node, unless it names another command) that ends with this one, and waits for its line. @throws with the end of its log */
export const startChild = async (
  { name, command, args, env, ready }: Child,
  { dataDir }: Pick<Given, 'dataDir'>,
): Promise<RunningChild> => {
  const log = join(dataDir, `${name}.log`);
  const running = await supervise({
    command: command ?? process.execPath,
    args,
    log,
    env: { ...process.env, ...env },
    graceMs: 15_000,
  });
  const says = async (): Promise<boolean> => readFileSync(log, 'utf8').includes(ready);
  await awaitService(running, { name, log, from: 0, timeoutMs: readyWithinMs, ready: says });
  return { name, pid: running.pid, stop: () => running.stop() };
};
