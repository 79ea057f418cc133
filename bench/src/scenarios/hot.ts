import type { Contender } from '../../contenders/contender.js';
import { startRun } from '../stack/run.js';
import { isNoVariant, type Bench, type Row, type Scenario } from './scenario.js';

const capacity = 50;
const waiting = 10_000;
const perS = 2_000;
const queued = 'clue.queued';

const measure = async (contender: Contender, { ground }: Bench): Promise<Row> => {
  const course = { clues: 1, players: capacity + waiting, goal: 'assignment' as const, capacity };
  const placePerS = Math.min(5_000, contender.guessPerS);
  const run = await startRun(contender, ground, { course, placePerS, alsoTypes: [queued] });
  try {
    const offeredPerS = Math.min(perS, contender.guessPerS);
    const seconds = course.players / offeredPerS;
    const driven = await run.load.drive([{ name: 'hot', perS: offeredPerS, seconds }], 5_000);
    const told = driven.byType[queued] ?? 0;
    const answered = course.players - driven.missing;
    return {
      contender: contender.name,
      offeredPerS,
      assigned: answered - told,
      toldTheirPlace: told,
      drainMs: Math.round(driven.drainMs),
      twice: driven.twice,
    };
  } finally {
    await run.stop();
  }
};

/** Everybody wants the same. */
export const hot: Scenario = {
  name: 'hot',
  title: `One clue with a capacity of ${capacity} that ${capacity + waiting} players enter: nobody but ${capacity} may hold it`,
  async measure(bench) {
    const rows: Row[] = [];
    for (const contender of bench.contenders.filter(isNoVariant).filter(({ name }) => name !== 'limit'))
      rows.push(await measure(contender, bench));
    return { rows };
  },
};
