import { engine } from '../../contenders/engine/engine.js';
import { startRun } from '../stack/run.js';
import { inShort, measureAt } from './crossings.js';
import type { Row, Scenario } from './scenario.js';

const perS = 1_000;
const placePerS = 5_000;
const smallest = { clues: 25, players: 1_400 };
const warmUp = { name: 'warm-up', perS, seconds: 10 };

/** The same crossings in a larger game. */
export const growth: Scenario = {
  name: 'growth',
  title: `${perS} crossings a second among 25 clues and 1,400 players, 10 times and 100 times as many of both`,
  async measure(bench) {
    const rows: Row[] = [];
    for (const times of [1, 10, 100]) {
      const course = {
        clues: smallest.clues * times,
        players: smallest.players * times,
        goal: 'assignment' as const,
      };
      const run = await startRun(engine, bench.ground, { course, placePerS });
      try {
        await run.load.drive([warmUp], 10_000);
        const one = await measureAt(run, perS, bench);
        bench.say(`  ${times}×: ${inShort(one)}`);
        const cpuMsPer1000 = Math.round(one.cpuMsPer1000);
        const toSmallestPercent = Math.round(
          (100 * cpuMsPer1000) / Number(rows[0]?.['cpuMsPer1000'] ?? cpuMsPer1000),
        );
        const { clues, players } = course;
        rows.push({
          ...{ times, clues, players, cpuMsPer1000, toSmallestPercent },
          p50Ms: Number(one.p50.toFixed(1)),
          p99Ms: Number(one.p99.toFixed(1)),
        });
      } finally {
        await run.stop();
      }
    }
    return { rows };
  },
};
