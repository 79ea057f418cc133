import { setTimeout as sleep } from 'node:timers/promises';
import { readStack, type ServiceEntry, type ServiceName } from '@treasure-hunt/local-stack';
import type { Engine } from './engine.js';

/** The services that decide. */
export const phaseServices = ['discovery', 'clue-solving', 'chest-reveal', 'rewards'] as const;

type Choice = (running: readonly ServiceEntry[]) => ServiceEntry | undefined;

/** A process of a service that runs now, the first unless one is chosen; waits while it is being started again. */
export const pidOf = async (
  { dataDir }: Pick<Engine, 'dataDir'>,
  service: ServiceName,
  choose: Choice = ([first]) => first,
): Promise<number> => {
  for (;;) {
    const chosen = choose((await readStack(dataDir))?.services[service] ?? []);
    if (chosen) return chosen.pid;
    await sleep(100);
  }
};

/** Kills a service's process after a while, as kill -9 does; the stack starts it again. */
export const killAfter = async (engine: Engine, service: ServiceName, delayMs: number): Promise<void> => {
  await sleep(delayMs);
  process.kill(await pidOf(engine, service), 'SIGKILL');
};
