import { setTimeout as sleep } from 'node:timers/promises';
import { readStack, type ServiceName } from '@treasure-hunt/local-stack';
import type { Engine } from './engine.js';

/** The services that decide. */
export const phaseServices = ['discovery', 'clue-solving', 'chest-reveal', 'rewards'] as const;

/** The process of a service that runs now; waits while it is being started again. */
export const pidOf = async (engine: Engine, service: ServiceName): Promise<number> => {
  for (;;) {
    const pid = (await readStack(engine.dataDir))?.services[service]?.[0]?.pid;
    if (pid !== undefined) return pid;
    await sleep(100);
  }
};

/** Kills a service's process after a while, as kill -9 does; the stack starts it again. */
export const killAfter = async (engine: Engine, service: ServiceName, delayMs: number): Promise<void> => {
  await sleep(delayMs);
  process.kill(await pidOf(engine, service), 'SIGKILL');
};
