import { isRunning } from '../process/is-running.js';
import type { ServiceName } from '../services/service-names.js';
import { readStack, unregister } from './stack-file.js';

const lookEveryMs = 1_000;

const listed = async (dataDir: string): Promise<[ServiceName, number][]> => {
  const { services = {} } = (await readStack(dataDir)) ?? {};
  return Object.entries(services).flatMap(([service, entries]) =>
    entries.map(({ pid }): [ServiceName, number] => [service as ServiceName, pid]),
  );
};

/** Whether any process in the data folder's `stack.json` still runs. */
export const anyListedRuns = async (dataDir: string): Promise<boolean> =>
  (await listed(dataDir)).some(([, pid]) => isRunning(pid));

/** Takes processes out of `stack.json` whose own stack process was killed before it could do that; returns how to end it. */
export const keepPruned = (dataDir: string): (() => void) => {
  const prune = async (): Promise<void> => {
    const gone = (await listed(dataDir)).filter(([, pid]) => !isRunning(pid));
    for (const [service, pid] of gone) await unregister(dataDir, service, pid);
  };
  // A look that fails, on a full disk say, costs nothing: the next one does its work.
  const timer = setInterval(() => void prune().catch(() => undefined), lookEveryMs);
  return () => clearInterval(timer);
};
