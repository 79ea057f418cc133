import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@treasure-hunt/local-stack';

/** Bytes that the rules allocate for one crossing. */
export interface Allocated {
  readonly discoveryBytesPerCrossing: number;
  readonly clueSolvingBytesPerCrossing: number;
}

/** Bytes that stay in memory for one open assignment. */
export interface Kept {
  readonly keptBytesPerAssignment: number;
}

/** Room for all that is allocated, and code that runs as it is written. */
const asWritten = ['--min-semi-space-size=512', '--max-semi-space-size=512', '--no-opt', '--no-maglev'];

/** In a process of its own, from what was built last. */
const run = async (
  flags: readonly string[],
  script: string,
  ...args: readonly string[]
): Promise<unknown> => {
  const file = join(workspaceRoot, 'bench/dist/src/guard', script);
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...flags, file, ...args]);
  return JSON.parse(stdout);
};

export const countAllocated = async (): Promise<Allocated> =>
  (await run(asWritten, 'allocated.js')) as Allocated;

export const countKept = async (thousandAssignments: number): Promise<Kept> =>
  (await run([], 'kept.js', String(thousandAssignments))) as Kept;
