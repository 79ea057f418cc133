import { engine } from '../../contenders/engine/engine.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import { withCrossings } from './crossings.js';
import type { Row, Scenario } from './scenario.js';

const calmPerS = 500;
const times = 10;
const calmBoundMs = 45;

const rowOf = ({ calm, burst, after }: Record<string, Measured>): Row => {
  const stillSlow = after!.p99BySecond.findLastIndex((p99) => p99 > calmBoundMs);
  return {
    burstPerS: burst!.offeredPerS,
    calmP99Ms: Number(calm!.p99.toFixed(1)),
    burstP50Ms: Number(burst!.p50.toFixed(1)),
    burstP99Ms: Number(burst!.p99.toFixed(1)),
    burstAnswersPerS: Math.round(burst!.answersPerS),
    recoveredAfterS: stillSlow + 1,
    wrong: after!.wrong.twice + after!.wrong.unknown + after!.wrong.missing,
  };
};

/** Everybody comes at once, for ten seconds. */
export const burst: Scenario = {
  name: 'burst',
  title: `${times * calmPerS} crossings a second for 10 s among ${calmPerS}, and the seconds afterwards until the 99th percentile of a second is under ${calmBoundMs} ms again`,
  async measure(bench) {
    const legs = [
      { name: 'calm', perS: calmPerS, seconds: bench.isQuick ? 3 : 10 },
      { name: 'burst', perS: times * calmPerS, seconds: bench.isQuick ? 3 : 10 },
      { name: 'after', perS: calmPerS, seconds: bench.isQuick ? 5 : 20 },
    ];
    const asked = { contender: engine, goal: 'assignment', highestPerS: times * calmPerS } as const;
    const all = await withCrossings(bench, asked, (run) => driveMeasured(run, legs, 60_000));
    const details = Object.fromEntries(all);
    return { rows: [rowOf(details)], details };
  },
};
