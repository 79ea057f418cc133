import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { publish, startEngine, type RunningServices } from '../../contenders/engine/engine.js';
import type { Walked, WalkOptions } from '../load/walk.js';
import { meadow } from '../meadow.js';
import { watch } from '../measure/processes.js';
import { partitions } from '../stack/run.js';
import type { Bench, Scenario } from './scenario.js';

const players = 14_000;
const prefix = 'meadow.';

/** How many messages a service has decided, as it says itself. */
const decidedBy = async ({ announced }: RunningServices): Promise<number> => {
  const text = await (await fetch(announced[0]!.metricsUrl)).text();
  const counted = text.matchAll(/^shard_decided(?:_total)?\{.*\} (\d+)/gm);
  return [...counted].reduce((sum, [, n]) => sum + Number(n), 0);
};

const walk = async (walkers: ChildProcess, seconds: number): Promise<Walked> => {
  const over = once(walkers, 'message') as Promise<[Walked]>;
  walkers.send(seconds);
  return (await over)[0];
};

const startWalkers = async (options: WalkOptions): Promise<ChildProcess> => {
  const walkers = fork(join(import.meta.dirname, '../load/walk.js'), [JSON.stringify(options)]);
  await once(walkers, 'message');
  return walkers;
};

/** Waits until nothing is left of what was sent before. */
const settled = async (discovery: RunningServices): Promise<number> => {
  for (let last = -1; ;) {
    const decided = await decidedBy(discovery);
    if (decided === last) return decided;
    last = decided;
    await sleep(1_000);
  }
};

const measure = async (discovery: RunningServices, walkers: ChildProcess, { ground, isQuick }: Bench) => {
  await walk(walkers, isQuick ? 3 : 10);
  const before = await settled(discovery);
  const ended = await watch([...discovery.processes, ...ground.processes]);
  const { sent, latestMs } = await walk(walkers, isQuick ? 4 : 15);
  const decidedMeanwhile = (await decidedBy(discovery)) - before;
  const usage = await ended();
  const decided = (await settled(discovery)) - before;
  const { cpuMs, residentMb } = usage.find(({ name }) => name === 'discovery')!;
  return { sent, latestMs, decidedMeanwhile, decided, cpuMs, residentMb, usage };
};

const publishAll = async (catalog: RunningServices, fences: number, say: Bench['say']): Promise<void> => {
  const hunts = meadow.hunts(fences);
  say(`  publishing ${hunts.length} hunts with ${fences} fences`);
  for (const hunt of hunts) await publish(catalog.announced[0]!.httpUrl!, hunt);
};

/** People walk, and hardly anybody finds anything. */
export const movement: Scenario = {
  name: 'movement',
  title: `${players} players, each with a fix every second, among fences on the Earth of which they find few`,
  async measure(bench) {
    const { kafkaBrokers, mongodbUri, dataDir: home } = bench.ground;
    const fences = bench.isQuick ? 5_000 : 100_000;
    const given = { kafkaBrokers, mongodbUri, prefix, partitions, dataDir: join(home, 'meadow') };
    await mkdir(given.dataDir, { recursive: true });
    const catalog = await startEngine(['hunt-catalog'], given);
    const discovery = await startEngine(['discovery'], given);
    const input = `${prefix}hunt.player-activity.v1`;
    const walkers = await startWalkers({ kafkaBrokers, input, partitions, players });
    try {
      await publishAll(catalog, fences, bench.say);
      await catalog.stop();
      const { usage, ...of } = await measure(discovery, walkers, bench);
      const row = {
        ...{
          fences,
          players,
          fixesSent: of.sent,
          decided: of.decided,
          decidedMeanwhile: of.decidedMeanwhile,
        },
        fixesPerCoreSecond: Math.round(of.decidedMeanwhile / (of.cpuMs / 1_000)),
        discoveryResidentMb: Math.round(of.residentMb),
        loadLateMs: Math.round(of.latestMs),
      };
      return { rows: [row], details: usage };
    } finally {
      walkers.kill('SIGKILL');
      await discovery.stop();
      await bench.ground.forget(prefix);
    }
  },
};
