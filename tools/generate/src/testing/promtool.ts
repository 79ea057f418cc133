import { spawnSync } from 'node:child_process';

/** Whether promtool is on the PATH (Debian's package `prometheus` has it). */
export const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** Runs promtool in a folder: what it said, and its exit code. */
export const promtool = (cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd, encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};
