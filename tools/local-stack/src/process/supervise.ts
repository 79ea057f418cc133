import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { extname, join } from 'node:path';

import { StackFailure } from '../stack-failure.js';
import { fullDisk } from './full-disk.js';

/** How a process ended: by itself (`code`) or by a signal; `disk` says so where there is no room left for what it writes. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  disk?: string | undefined;
}

/** An ending in words. */
export const inWords = ({ code, signal, disk }: Ending): string => {
  const how = signal ? `killed by ${signal}` : `exit code ${code}`;
  return disk === undefined ? how : `${how}, ${disk}`;
};

/** What to run; `log` is a file that output is appended to, or `inherit` for the terminal. */
export interface Command {
  command: string;
  args: readonly string[];
  log: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** How long it may take to end after SIGTERM before it is killed. */
  graceMs?: number;
  /** What it is given instead when the process that started it is gone without a word; 0 s until SIGTERM and 3 s unless said. */
  orphan?: Orphan;
}

/** How long after its parent's end a process is asked to end, and then how long it may take. */
export interface Orphan {
  waitMs: number;
  graceMs: number;
}

/** A running command, `pid` being its own; `stop` asks it to end and waits until it has. */
export interface Supervised {
  pid: number;
  ended: Promise<Ending>;
  stop: () => Promise<Ending>;
}

type Report =
  | { kind: 'started'; pid: number }
  | { kind: 'missing'; reason: string }
  | { kind: 'ended'; code: number | null; signal: NodeJS.Signals | null };

const supervisorFile = join(import.meta.dirname, `supervisor${extname(import.meta.filename)}`);

const startSupervisor = ({ command, args, log, cwd, env, ...lives }: Command): ChildProcess => {
  const { graceMs = 10_000, orphan = { waitMs: 0, graceMs: Math.min(graceMs, 3_000) } } = lives;
  const order = { command, args, graceMs, orphan };
  const output = log === 'inherit' ? 'inherit' : openSync(log, 'a');
  const supervisor = spawn(process.execPath, [supervisorFile, JSON.stringify(order)], {
    // A group of its own: Ctrl-C at the terminal reaches this process only, which then ends its children in order.
    detached: true,
    cwd,
    env: env ?? process.env,
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
  } as object);
  if (typeof output === 'number') closeSync(output);
  return supervisor;
};

const killGroup = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
};

/** Starts a command that ends when this process ends, also when this process is killed. @throws StackFailure where there is no such command */
export const supervise = (command: Command): Promise<Supervised> => {
  const supervisor = startSupervisor(command);
  return new Promise((resolve, reject) => {
    const { promise: ended, resolve: done } = Promise.withResolvers<Ending>();
    const end = (how: Ending): void => {
      const disk = command.log === 'inherit' ? undefined : fullDisk(command.log);
      done({ ...how, ...(disk !== undefined && { disk }) });
    };
    const stop = (): Promise<Ending> => {
      if (supervisor.connected) supervisor.send('stop', () => undefined);
      return ended;
    };
    supervisor.on('message', (report: Report) => {
      if (report.kind === 'started') resolve({ pid: report.pid, ended, stop });
      else if (report.kind === 'missing')
        reject(new StackFailure(`Cannot run ${command.command}: ${report.reason}.`));
      else end({ code: report.code, signal: report.signal });
    });
    supervisor.once('exit', () => {
      killGroup(supervisor.pid);
      end({ code: null, signal: 'SIGKILL' });
      reject(new StackFailure(`Cannot run ${command.command}.`));
    });
  });
};
