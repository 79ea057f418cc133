import { engine } from '../../contenders/engine/engine.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import { withCrossings } from './crossings.js';
import type { Row, Scenario } from './scenario.js';

const unlessKnownPerS = 2_000;
const legCount = 20;
const early = Math.floor(legCount / 3);
const mbOf = ({ usage }: Measured, name: string): number =>
  usage.find((one) => one.name === name)?.residentMb ?? 0;

/** A row for each process: its memory after a third of the time and at the end, and what came in between. */
const rowOf = (name: string, legs: readonly Measured[], legSeconds: number): Row => {
  const [then, last] = [mbOf(legs[early]!, name), legs.at(-1)!];
  const now = mbOf(last, name);
  return {
    process: name,
    offeredPerS: last.offeredPerS,
    afterAThirdMb: Math.round(then),
    atTheEndMb: Math.round(now),
    grownPercent: Number((100 * (now / then - 1)).toFixed(1)),
    assignmentsInBetween: last.offeredPerS * legSeconds * (legCount - early - 1),
    p99AtTheEndMs: Number(last.p99.toFixed(1)),
  };
};

/** Ten minutes on end. */
export const soak: Scenario = {
  name: 'soak',
  title:
    'Memory of each process during 10 minutes at half of the highest rate; each crossing leaves an open assignment, which clue-solving holds in memory',
  onlyNamed: true,
  async measure(bench) {
    const perS = Math.round((bench.lastOf('highest', 'highestPerS') ?? 0) / 2) || unlessKnownPerS;
    const seconds = bench.isQuick ? 2 : 30;
    const legs = Array.from({ length: legCount }, (_, n) => ({ name: `leg ${n}`, perS, seconds }));
    const asked = { contender: engine, goal: 'assignment', highestPerS: 8_000 } as const;
    return withCrossings(bench, asked, async (run) => {
      const measured = [...(await driveMeasured(run, legs, 30_000)).values()];
      const details = measured.map(({ histogram: _, ...rest }) => rest);
      return { rows: run.processes.map(({ name }) => rowOf(name, measured, seconds)), details };
    });
  },
};
