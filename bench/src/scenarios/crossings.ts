import type { Contender } from '../../contenders/contender.js';
import type { CourseSize } from '../course.js';
import type { Leg } from '../load/orders.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import { startRun, type Run } from '../stack/run.js';
import type { Bench } from './scenario.js';

const clues = 500;
/** A hunt has at most 100 chests. */
const cluesWithChests = 100;
const maxPlayers = 14_000;
const maxPlacePerS = 5_000;

/** What a contender is asked to do: players cross about every two seconds at the highest rate, unless there are as many as there may be. */
export interface Asked {
  readonly contender: Contender;
  readonly goal: CourseSize['goal'];
  readonly highestPerS: number;
}

const courseFor = ({ goal, highestPerS }: Omit<Asked, 'contender'>): CourseSize => ({
  goal,
  clues: goal === 'reward' ? cluesWithChests : clues,
  players: Math.min(maxPlayers, Math.max(clues, Math.round(2 * highestPerS))),
});

/** So that what is measured is compiled, and has its memory. */
const warmUp = ({ guessPerS }: Contender, isQuick: boolean): Leg => ({
  name: 'warm-up',
  perS: Math.min(2_000, guessPerS / 2),
  seconds: isQuick ? 4 : 15,
});

/** Works with a contender whose players have their first fix and that is warm, and stops it. */
export const withCrossings = async <Result>(
  { ground, isQuick }: Bench,
  { contender, ...asked }: Asked,
  work: (run: Run) => Promise<Result>,
): Promise<Result> => {
  const placePerS = Math.min(maxPlacePerS, contender.guessPerS);
  const run = await startRun(contender, ground, { course: courseFor(asked), placePerS });
  try {
    await run.load.drive([warmUp(contender, isQuick)], 10_000);
    return await work(run);
  } finally {
    await run.stop();
  }
};

const lengths = (isQuick: boolean) => (isQuick ? { settling: 1, measured: 4 } : { settling: 2, measured: 6 });

/** What crossings at a rate come to, once it has settled. */
export const measureAt = async (
  run: Run,
  perS: number,
  { isQuick, drainMs = 5_000, seconds }: { isQuick: boolean; drainMs?: number; seconds?: number },
): Promise<Measured> => {
  const { settling, measured } = lengths(isQuick);
  const legs = [
    { name: 'settling', perS, seconds: settling },
    { name: 'measured', perS, seconds: seconds ?? measured },
  ];
  return (await driveMeasured(run, legs, drainMs)).get('measured')!;
};

/** A measurement in a few words. */
export const inShort = ({ offeredPerS, p50, p99, cpuMsPer1000, answersPerS, keptUp }: Measured): string =>
  [
    `${Math.round(offeredPerS)}/s: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    `${cpuMsPer1000.toFixed(0)} CPU-ms per 1,000`,
    ...(keptUp ? [] : [`fell behind (${answersPerS.toFixed(0)}/s)`]),
  ].join(', ');
