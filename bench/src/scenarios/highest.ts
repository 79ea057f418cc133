import type { Contender } from '../../contenders/contender.js';
import type { Measured } from '../measure/measured.js';
import type { Run } from '../stack/run.js';
import { inShort, measureAt, withCrossings } from './crossings.js';
import { isNoVariant, type Bench, type Row, type Scenario } from './scenario.js';

const p99BoundMs = 45;
const closeEnough = 1.1;
const maxProbes = 7;
/** What was too much is worked off before the next rate is tried. */
const drainMs = 30_000;

/** What the search knows: the highest rate that was kept, and the lowest that was not. */
interface Known {
  readonly kept: number;
  readonly lost: number;
}

const nextRate = ({ kept, lost }: Known, last: number): number => {
  if (lost === Infinity) return last * 1.5;
  return kept === 0 ? last / 2 : Math.sqrt(kept * lost);
};

const isKept = ({ keptUp, p99 }: Measured): boolean => keptUp && p99 <= p99BoundMs;
const isFarOff = ({ keptUp, p99 }: Measured): boolean => !keptUp || p99 > 5 * p99BoundMs;

/** A rate is lost only when it is lost twice: one pause of the machine says nothing. */
const probe = async (run: Run, perS: number, { isQuick, say }: Bench): Promise<Measured> => {
  const once = async (): Promise<Measured> => {
    const one = await measureAt(run, Math.round(perS), { isQuick, drainMs });
    say(`    ${inShort(one)}`);
    return one;
  };
  const first = await once();
  return isKept(first) || isFarOff(first) ? first : once();
};

/** Every probe, the last one included. */
const search = async (run: Run, from: number, bench: Bench): Promise<Measured[]> => {
  const probes: Measured[] = [];
  let known: Known = { kept: 0, lost: Infinity };
  let perS = from;
  while (probes.length < maxProbes && known.lost / known.kept > closeEnough && perS > 1) {
    const one = await probe(run, perS, bench);
    probes.push(one);
    known = isKept(one) ? { ...known, kept: one.offeredPerS } : { ...known, lost: one.offeredPerS };
    perS = nextRate(known, perS);
  }
  return probes;
};

const rowOf = ({ name }: Contender, probes: readonly Measured[]): Row => {
  const best = probes.filter(isKept).toSorted((a, b) => b.offeredPerS - a.offeredPerS)[0];
  const mostAnsweredPerS = Math.round(Math.max(...probes.map(({ answersPerS }) => answersPerS)));
  if (!best) return { contender: name, highestPerS: 0, mostAnsweredPerS };
  return {
    contender: name,
    highestPerS: best.offeredPerS,
    mostAnsweredPerS,
    p50Ms: Number(best.p50.toFixed(1)),
    p99Ms: Number(best.p99.toFixed(1)),
    cpuMsPer1000: Math.round(best.cpuMsPer1000),
  };
};

/** How much each can be given. */
export const highest: Scenario = {
  name: 'highest',
  title: `The highest rate of crossings at which the 99th percentile stays under ${p99BoundMs} ms`,
  async measure(bench) {
    const all = new Map<string, Measured[]>();
    const rows: Row[] = [];
    for (const contender of bench.contenders.filter(isNoVariant)) {
      bench.say(`  ${contender.name}`);
      const { guessPerS } = contender;
      const asked = { contender, goal: 'assignment', highestPerS: 4 * guessPerS } as const;
      const probes = await withCrossings(bench, asked, (run) => search(run, guessPerS, bench));
      all.set(contender.name, probes);
      rows.push(rowOf(contender, probes));
    }
    return { rows, details: Object.fromEntries(all) };
  },
};
