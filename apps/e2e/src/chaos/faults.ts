import { setTimeout as sleep } from 'node:timers/promises';
import { playerActivity } from '@treasure-hunt/contracts';
import type { Random } from '@treasure-hunt/hunt-simulation';
import {
  backendsOn,
  joinStack,
  serviceNames,
  signalBackends,
  type ServiceName,
} from '@treasure-hunt/local-stack';
import { phaseServices, pidOf } from '../kill.js';
import { garbage } from './garbage.js';
import type { OuterTopics, OuterValue } from './outer-topics.js';

/** What a fault works on. */
export interface Surroundings {
  readonly dataDir: string;
  readonly random: Random;
  readonly outer: OuterTopics;
  /** Told what was written that must be in quarantine in the end. */
  readonly wroteGarbage: (values: readonly OuterValue[]) => void;
}

/** Something that goes wrong in production, done on purpose. `strike` resolves when it is over. */
export interface Fault {
  readonly name: string;
  strike(around: Surroundings): Promise<void>;
}

/** Longer than a group waits for a member (6 s): a frozen owner has lost its partitions when it goes on. */
const frozenMs = 10_000;
/** Longer than requests wait, shorter than what the players of a game forgive. */
const frozenBackendMs = 15_000;
const awayMs = 120_000;
const floodedWith = 10_000;
const joins = 3;
const silently = (): void => undefined;

const anyPid = (service: ServiceName, around: Surroundings): Promise<number> =>
  pidOf(around, service, (running) => around.random.pick(running));

const freeze = async (pid: number, forMs: number): Promise<void> => {
  process.kill(pid, 'SIGSTOP');
  await sleep(forMs);
  process.kill(pid, 'SIGCONT');
};

const kill = (service: ServiceName): Fault => ({
  name: `kill ${service}`,
  strike: async (around) => void process.kill(await anyPid(service, around), 'SIGKILL'),
});

const zombie = (service: ServiceName): Fault => ({
  name: `freeze ${service}`,
  strike: async (around) => freeze(await anyPid(service, around), frozenMs),
});

const backends = ['kafka', 'mongodb'] as const;
type Backend = (typeof backends)[number];

/** Waits while it is being started again. */
const backendPid = async (dataDir: string, backend: Backend): Promise<number> => {
  for (;;) {
    const [pid] = await backendsOn(dataDir, backend);
    if (pid !== undefined) return pid;
    await sleep(100);
  }
};

const killBackend = (backend: Backend): Fault => ({
  name: `kill ${backend}`,
  strike: async ({ dataDir }) => void process.kill(await backendPid(dataDir, backend), 'SIGKILL'),
});

const freezeBackend = (backend: Backend): Fault => ({
  name: `freeze ${backend}`,
  strike: async ({ dataDir }) => freeze(await backendPid(dataDir, backend), frozenBackendMs),
});

/** It is started again and again meanwhile, and killed each time before it answers anybody. */
const away = (backend: Backend): Fault => ({
  name: `away ${backend}`,
  strike: async ({ dataDir }) => {
    for (const endsAtMs = Date.now() + awayMs; Date.now() < endsAtMs; await sleep(100))
      await signalBackends('SIGKILL', dataDir, backend);
  },
});

/** Members come and go, as in a deployment that does not come up. */
const rebalances = (service: ServiceName): Fault => ({
  name: `rebalance ${service}`,
  strike: async ({ dataDir }) => {
    for (let join = 0; join < joins; join += 1) {
      const joined = await joinStack({ dataDir, services: [service], say: silently });
      await joined.stop();
    }
  },
});

/** More at once than a queue holds. */
const flood: Fault = {
  name: 'flood',
  strike: ({ outer, random }) => {
    const playerId = `crowd-${random.below(1_000_000)}`;
    const position = { lat: 10, lon: 10 };
    const fix = (n: number): OuterValue => {
      const at = new Date(Date.now() - floodedWith + n).toISOString();
      return { topic: playerActivity, key: playerId, value: JSON.stringify({ playerId, at, position }) };
    };
    return outer.write(Array.from({ length: floodedWith }, (_, n) => fix(n)));
  },
};

const malformed: Fault = {
  name: 'garbage',
  strike: async ({ outer, wroteGarbage }) => {
    const values = garbage();
    await outer.write(values);
    wroteGarbage(values);
  },
};

/** What strikes by chance. */
export const faults: readonly Fault[] = [
  ...serviceNames.map(kill),
  ...phaseServices.map(zombie),
  ...phaseServices.map(rebalances),
  ...backends.map(killBackend),
  ...backends.map(freezeBackend),
  flood,
  malformed,
];

/** What lasts so long that it strikes only where it is named. */
export const longFaults: readonly Fault[] = backends.map(away);
