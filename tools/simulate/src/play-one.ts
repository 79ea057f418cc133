import { judged, type Say } from '@treasure-hunt/hunt-simulation';
import { brokenLaws, countsOf } from './report.js';

const nameWidth = 34;

/** One step of a run, on a line. */
export const line: Say = (nowMs, who, what) => {
  const time = new Date(nowMs).toISOString().slice(11, 23);
  console.log(`${time}  ${who.padEnd(nameWidth)}  ${what}`);
};

/** Plays a seed, step by step where that is asked for, and says what it came to. True where every law held. */
export const playOne = async (seed: number, { trace }: { readonly trace?: boolean }): Promise<boolean> => {
  const verdict = await judged({ seed, ...(trace && { say: line }) });
  const { violations, counts } = verdict;
  if (trace) console.log();
  console.log(violations.length === 0 ? `Seed ${seed}: every law holds.` : brokenLaws(verdict).join('\n'));
  console.log(countsOf(counts).join('\n'));
  return violations.length === 0;
};
