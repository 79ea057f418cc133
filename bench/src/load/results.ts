import { encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import { msAt, newHistogram, recordMs } from './histogram.js';
import type { Driven, LegResult } from './orders.js';
import type { Tally } from './tally.js';

/** What was not answered counts as if it had come at the end: it is not left out. */
const legResult = (tally: Tally, leg: number, endMs: number): LegResult => {
  const { name, seconds } = tally.legs[leg]!;
  const [from, to] = [tally.bounds[leg]!, tally.bounds[leg + 1]!];
  const startMs = tally.intendedMs[from] ?? endMs;
  const legEndMs = startMs + seconds * 1_000;
  const all = newHistogram();
  const sentLate = newHistogram();
  const bySecond = Array.from({ length: Math.ceil(seconds) }, newHistogram);
  let answered = 0;
  for (let n = from; n < to; n += 1) {
    const intended = tally.intendedMs[n]!;
    const at = tally.answeredMs[n]!;
    const latencyMs = (at === 0 ? endMs : at) - intended;
    recordMs(all, latencyMs);
    recordMs(sentLate, tally.sentMs[n]! - intended);
    const second = bySecond[Math.floor((intended - startMs) / 1_000)];
    if (second) recordMs(second, latencyMs);
    if (at !== 0) answered += 1;
  }
  const meanwhile = tally.answeredMs.reduce((sum, at) => sum + (at >= startMs && at < legEndMs ? 1 : 0), 0);
  return {
    name,
    sent: to - from,
    answered,
    answersPerS: meanwhile / seconds,
    histogram: encodeIntoCompressedBase64(all),
    sentLateP99: msAt(sentLate, 99),
    p99BySecond: bySecond.map((of) => msAt(of, 99)),
  };
};

/** What came of a drive that ended at `endMs`. */
export const drivenOf = (tally: Tally, endMs: number): Driven => ({
  legs: tally.legs.map((_, leg) => legResult(tally, leg, endMs)),
  twice: tally.twice,
  repeated: tally.repeated,
  unknown: tally.unknown,
  missing: tally.count - tally.answered,
  byType: Object.fromEntries(tally.byType),
  drainMs: Math.max(0, tally.lastAnswerMs - (tally.sentMs.at(-1) ?? endMs)),
});
