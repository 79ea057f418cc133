import { readFile } from 'node:fs/promises';

/** What the kernel counts as resident of a process, in MB. */
const residentMb = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
};

/** How the memory of one process went: averages over a fifth of the load after the warm-up, and over the last fifth. */
export interface Growth {
  readonly warmMb: number;
  readonly lastMb: number;
  readonly peakMb: number;
}

const everyMs = 1_000;
const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The warm-up is the first 40 % of the samples. */
export const growthOf = (samples: readonly number[]): Growth => {
  const fifth = Math.ceil(samples.length / 5);
  return {
    warmMb: average(samples.slice(2 * fifth, 3 * fifth)),
    lastMb: average(samples.slice(-fifth)),
    peakMb: Math.max(...samples),
  };
};

/** Measures processes every second; the function ends it. */
export const watchMemory = (pids: ReadonlyMap<string, number>): (() => ReadonlyMap<string, Growth>) => {
  const samples = new Map([...pids.keys()].map((name) => [name, [] as number[]]));
  const sample = (name: string, pid: number): Promise<unknown> =>
    residentMb(pid).then(
      (mb) => samples.get(name)?.push(mb),
      () => undefined,
    );
  const measuring = setInterval(() => pids.forEach((pid, name) => void sample(name, pid)), everyMs);
  return () => {
    clearInterval(measuring);
    return new Map([...samples].map(([name, taken]) => [name, growthOf(taken)]));
  };
};
