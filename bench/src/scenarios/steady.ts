import type { Contender } from '../../contenders/contender.js';
import type { Measured } from '../measure/measured.js';
import { inShort, measureAt, withCrossings, type Asked } from './crossings.js';
import { isNoVariant, type Bench, type Outcome, type Row, type Scenario } from './scenario.js';
import { summed } from './summed.js';

/** What everybody is asked for, in turns. */
interface Turns {
  readonly goal: Asked['goal'];
  readonly contenders: readonly Contender[];
  /** Rising. */
  readonly rates: readonly number[];
}

/** One contender at all rates, until it falls behind. */
const climb = (bench: Bench, { goal, rates }: Turns, contender: Contender) => {
  const highestPerS = Math.min(rates.at(-1)!, 4 * contender.guessPerS);
  return withCrossings(bench, { contender, goal, highestPerS }, async (run) => {
    const measured: Measured[] = [];
    for (const perS of rates) {
      const one = await measureAt(run, perS, bench);
      bench.say(`  ${contender.name} at ${inShort(one)}`);
      measured.push(one);
      if (!one.keptUp) break;
    }
    return measured;
  });
};

/** Contenders in turns, A B A B, variants only once; each row has the turns of one at one rate together. */
const inTurns = async (bench: Bench, turns: Turns): Promise<Outcome> => {
  const all = new Map<string, Measured[]>();
  const rounds = bench.isQuick
    ? [turns.contenders]
    : [turns.contenders, turns.contenders.filter(isNoVariant)];
  for (const round of rounds)
    for (const contender of round)
      for (const one of await climb(bench, turns, contender)) {
        const key = `${contender.name} ${one.offeredPerS}`;
        all.set(key, [...(all.get(key) ?? []), one]);
      }
  const rows = [...all].map(([key, of]): Row => ({ contender: key.split(' ')[0]!, ...summed(of) }));
  return { rows, details: Object.fromEntries(all) };
};

/** The latency of a crossing at rates that everybody may be asked for. */
export const steady: Scenario = {
  name: 'steady',
  quick: true,
  title: 'A crossing until its assignment is read, at a steady rate',
  measure: (bench) => {
    const rates = bench.isQuick ? [500, 5_000] : [500, 5_000, 10_000];
    return inTurns(bench, { goal: 'assignment', contenders: bench.contenders, rates });
  },
};

/** The latency of a hunt of one clue over all four services, each the crossing of one player. */
export const hunts: Scenario = {
  name: 'hunts',
  title: 'A crossing until the reward for it is read, over four services',
  measure: (bench) => {
    const rates = bench.isQuick ? [2_000] : [500, 2_000];
    const contenders = bench.contenders.filter(({ rewards }) => rewards);
    return inTurns(bench, { goal: 'reward', contenders, rates });
  },
};
