import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineWith } from '../../contenders/engine/engine.js';
import { msAt, newHistogram, recordMs } from '../load/histogram.js';
import type { Pause } from '../measure/gc-pauses.js';
import { startRun } from '../stack/run.js';
import type { Row, Scenario } from './scenario.js';

/** What two cores keep up with: beyond it a pause is as long as others have the processor. */
const perS = 500;
const course = { clues: 100, players: 4_000, goal: 'reward' as const };
const observer = pathToFileURL(join(import.meta.dirname, '../measure/gc-pauses.js')).href;
const ending = '-1.pauses.json';

const rowOf = (service: string, pausesMs: readonly number[]): Row => {
  const histogram = newHistogram();
  pausesMs.forEach((ms) => recordMs(histogram, ms));
  const [p50Ms, p99Ms, maxMs] = [50, 99, 100].map((percent) => msAt(histogram, percent)) as [
    number,
    number,
    number,
  ];
  return { service, collections: pausesMs.length, p50Ms, p99Ms, maxMs };
};

/** How long each service stands still to collect its garbage. */
export const pauses: Scenario = {
  name: 'pauses',
  title: `Pauses of garbage collection in each service once it is warm, with ${perS} hunts a second`,
  async measure({ ground, isQuick }) {
    const folder = ground.dataDir;
    const measured = engineWith({ NODE_OPTIONS: `--import=${observer}`, GC_PAUSES: folder });
    const run = await startRun(measured, ground, { course, placePerS: 4_000 });
    let warmMs = Infinity;
    try {
      await run.load.drive([{ name: 'warm-up', perS, seconds: isQuick ? 4 : 15 }], 10_000);
      warmMs = Date.now();
      await run.load.drive([{ name: 'hunts', perS, seconds: isQuick ? 5 : 30 }], 10_000);
    } finally {
      await run.stop();
    }
    const files = (await readdir(folder)).filter((file) => file.endsWith(ending));
    const rows = files.map(async (file) => {
      const all = JSON.parse(await readFile(join(folder, file), 'utf8')) as Pause[];
      const warm = all.filter(([atMs]) => atMs >= warmMs).map(([, tookMs]) => tookMs);
      return rowOf(file.slice(0, -ending.length), warm);
    });
    return { rows: await Promise.all(rows) };
  },
};
