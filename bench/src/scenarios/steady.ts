import type { Contender } from '../../contenders/contender.js';
import type { Leg } from '../load/orders.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import { startRun } from '../stack/run.js';
import { summed } from './summed.js';
import type { Bench, Row, Scenario } from './scenario.js';

const clues = 500;
const maxPlayers = 14_000;

/** A player crosses about every two seconds, or less often where there are not so many. */
export const playersFor = (perS: number): number =>
  Math.min(maxPlayers, Math.max(clues, Math.round(2 * perS)));

const rates = (isQuick: boolean): readonly number[] => (isQuick ? [500, 5_000] : [500, 5_000, 10_000]);

/** So that what is measured is compiled, and has its memory. */
export const warmUp = ({ guessPerS }: Contender, isQuick: boolean): Leg => ({
  name: 'warm-up',
  perS: Math.min(2_000, guessPerS / 2),
  seconds: isQuick ? 5 : 10,
});

/** One contender at all rates, until it falls behind. */
const climb = async (contender: Contender, { ground, isQuick, say }: Bench): Promise<Measured[]> => {
  const all = rates(isQuick);
  const players = playersFor(Math.min(all.at(-1)!, 4 * contender.guessPerS));
  const placePerS = Math.min(5_000, contender.guessPerS);
  const course = { clues, players, goal: 'assignment' as const };
  const run = await startRun(contender, ground, { course, placePerS });
  const measured: Measured[] = [];
  try {
    await run.load.drive([warmUp(contender, isQuick)], 10_000);
    for (const perS of all) {
      const legs = [
        { name: 'settling', perS, seconds: isQuick ? 1 : 3 },
        { name: 'measured', perS, seconds: isQuick ? 4 : 10 },
      ];
      const one = (await driveMeasured(run, legs, 5_000)).get('measured')!;
      say(
        `  ${contender.name} at ${perS}/s: p50 ${one.p50.toFixed(1)} ms, p99 ${one.p99.toFixed(1)} ms, ${one.cpuMsPer1000.toFixed(0)} CPU-ms per 1,000`,
      );
      measured.push(one);
      if (!one.keptUp) break;
    }
  } finally {
    await run.stop();
  }
  return measured;
};

/** The latency of a crossing at rates that everybody may be asked for. */
export const steady: Scenario = {
  name: 'steady',
  title: 'A crossing until its assignment is read, at a steady rate',
  async measure(bench) {
    const turns = new Map<string, Measured[]>();
    for (let round = 0; round < (bench.isQuick ? 1 : 2); round += 1)
      for (const contender of bench.contenders)
        for (const one of await climb(contender, bench)) {
          const key = `${contender.name} ${one.offeredPerS}`;
          turns.set(key, [...(turns.get(key) ?? []), one]);
        }
    const rows = [...turns].map(([key, all]): Row => ({ contender: key.split(' ')[0]!, ...summed(all) }));
    return { rows, details: Object.fromEntries(turns) };
  },
};
