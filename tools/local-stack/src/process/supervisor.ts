/**
 * Runs one command and ends it when the process that asked for it is gone, however that one died: the kernel closes the
 * channel to it. Started by `supervise`, in a process group of its own.
 */
import { spawn } from 'node:child_process';

const { command, args, graceMs, orphan } = JSON.parse(process.argv[2] ?? '{}') as {
  command: string;
  args: string[];
  graceMs: number;
  orphan: { waitMs: number; graceMs: number };
};

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

const endGroup = (): void => {
  process.kill(-process.pid, 'SIGKILL');
};

const report = (message: object): void => {
  // What the command left running in its group goes with it, and so does this process.
  if (process.connected) process.send?.(message, endGroup);
  else endGroup();
};

let stopping = false;
const stop = (withinMs: number): void => {
  setTimeout(() => child.kill('SIGKILL'), withinMs);
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
};
const stopInOrder = (): void => {
  if (!stopping) stop(graceMs);
};
// Also where it is stopping already: what it may still wait for is going too.
const stopAlone = (): void => void setTimeout(() => stop(orphan.graceMs), orphan.waitMs);

child.once('spawn', () => process.send?.({ kind: 'started', pid: child.pid }));
child.once('error', (error) => report({ kind: 'missing', reason: error.message }));
child.once('exit', (code, signal) => report({ kind: 'ended', code, signal }));
process.on('message', stopInOrder);
process.on('disconnect', stopAlone);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stopInOrder);
