import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStack, type ServiceEntry } from '@treasure-hunt/local-stack';

/** How one process fared. */
interface Process {
  readonly pid: number;
  readonly firstMb: number;
  peakMb: number;
  /** Processor time since it began, in seconds. */
  cpuS: number;
  /** The longest that its event loop was seen to stand still. */
  blockedMs: number;
  /** Why, each time that it was not live. */
  readonly notLive: string[];
}

export interface Health {
  readonly processes: ReadonlyMap<string, Process>;
  /** Every process that was not there at the beginning, and every one that is gone. */
  readonly restarts: readonly string[];
}

const everyMs = 500;
const probeTimeoutMs = 5_000;

/** Looks at every process of the engine until `stop`. */
export const watchHealth = async (dataDir: string, stop: AbortSignal): Promise<Health> => {
  const processes = new Map<string, Process>();
  const restarts = new Set<string>();
  const first = await pidsIn(dataDir);
  while (!stop.aborted) {
    const now = await pidsIn(dataDir);
    for (const [pid, name] of now) if (!first.has(pid)) restarts.add(`${name}: ${pid} has come`);
    for (const [pid, name] of first) if (!now.has(pid)) restarts.add(`${name}: ${pid} is gone`);
    for (const [pid, name] of now) await look(processes, name, pid);
    await probeAll(dataDir, processes);
    await sleep(everyMs);
  }
  return { processes, restarts: [...restarts] };
};

const entriesIn = async (dataDir: string): Promise<[string, ServiceEntry][]> =>
  Object.entries((await readStack(dataDir))?.services ?? {}).flatMap(([name, entries]) =>
    entries.map((entry): [string, ServiceEntry] => [name, entry]),
  );

const pidsIn = async (dataDir: string): Promise<ReadonlyMap<number, string>> =>
  new Map((await entriesIn(dataDir)).map(([name, { pid }]) => [pid, name]));

const residentMb = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};

/** In hundredths of a second, as Linux counts for everybody. */
const ticksPerS = 100;

/** User and system time: the 14th and 15th field of proc(5)'s `stat`, the second of which is a name in brackets. */
const processorS = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.split(') ').at(-1)!.split(' ').slice(11, 13).map(Number);
  return Math.round((user + system) / ticksPerS);
};

const look = async (processes: Map<string, Process>, name: string, pid: number): Promise<void> => {
  const [mb, cpuS] = [await residentMb(pid), await processorS(pid)];
  const { firstMb = mb, peakMb = mb, ...seen } = processes.get(name) ?? { blockedMs: 0, notLive: [] };
  processes.set(name, { ...seen, pid, cpuS, firstMb, peakMb: Math.max(peakMb, mb) });
};

/** Asks on a connection of its own, as orchestrators do: one that was kept can be closed by the other side just then. */
const liveness = async (healthUrl: string): Promise<{ status: number; blockedMs: number }> => {
  const asked = get(new URL('/health/live', healthUrl), {
    agent: false,
    signal: AbortSignal.timeout(probeTimeoutMs),
  });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const { blockedMs } = (await json(answer)) as { readonly blockedMs: number };
  return { status: answer.statusCode!, blockedMs };
};

const probeAll = async (dataDir: string, processes: Map<string, Process>): Promise<void> => {
  for (const [name, { healthUrl }] of await entriesIn(dataDir)) {
    const of = processes.get(name);
    if (!of) continue;
    try {
      const { status, blockedMs } = await liveness(healthUrl);
      of.blockedMs = Math.max(of.blockedMs, blockedMs);
      if (status !== 200) of.notLive.push(`${status} after ${blockedMs} ms`);
    } catch (error) {
      of.notLive.push(String(error));
    }
  }
};
