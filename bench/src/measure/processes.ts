import { readFile } from 'node:fs/promises';

/** What a process has used so far: CPU time in milliseconds, bytes that it caused to be written, and its memory now. */
export interface Used {
  readonly cpuMs: number;
  readonly writtenBytes: number;
  readonly residentMb: number;
}

const tickMs = 10; // Linux counts CPU time in hundredths of a second for every architecture that it tells programs about.
const nothing: Used = { cpuMs: 0, writtenBytes: 0, residentMb: 0 };

const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

/** From /proc, which is the only place that tells all of them; zeros for a process that is gone. */
export const used = async (pid: number): Promise<Used> => {
  try {
    const [stat, status, io] = await Promise.all(
      ['stat', 'status', 'io'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    );
    const fields = stat!.slice(stat!.lastIndexOf(')') + 2).split(' ');
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs,
      writtenBytes: number(io!, /^write_bytes: (\d+)/m),
      residentMb: number(status!, /^VmRSS:\s+(\d+) kB/m) / 1_024,
    };
  } catch {
    return nothing;
  }
};

/** What a process used between two moments. */
export interface Usage {
  readonly name: string;
  /** Of one core. */
  readonly cores: number;
  readonly cpuMs: number;
  readonly writtenBytes: number;
  readonly residentMb: number;
}

export interface Watched {
  readonly name: string;
  readonly pid: number;
}

/** Measures processes from now on; the function says what they have used since. */
export const watch = async (processes: readonly Watched[]): Promise<() => Promise<Usage[]>> => {
  const sinceMs = performance.now();
  const before = await Promise.all(processes.map(({ pid }) => used(pid)));
  return async () => {
    const wallMs = performance.now() - sinceMs;
    const after = await Promise.all(processes.map(({ pid }) => used(pid)));
    return processes.map(({ name }, index) => {
      const [from, to] = [before[index]!, after[index]!];
      const cpuMs = to.cpuMs - from.cpuMs;
      return {
        name,
        cpuMs,
        cores: cpuMs / wallMs,
        writtenBytes: to.writtenBytes - from.writtenBytes,
        residentMb: to.residentMb,
      };
    });
  };
};
