import { decodeFromCompressedBase64 } from 'hdr-histogram-js';
import { msAt } from './histogram.js';
import { drivenOf } from './results.js';
import { Tally } from './tally.js';

const tallyOf = (): Tally => {
  const tally = new Tally([{ name: 'leg', perS: 10, seconds: 1 }], 100, 1_000);
  tally.sentMs.set(tally.intendedMs);
  return tally;
};
const answer = (tally: Tally, crossing: number | undefined, nowMs: number): void =>
  tally.answer({ crossing, id: undefined, type: 'clue.assigned' }, nowMs);

describe('the tally of a drive', () => {
  it('counts a latency from when the fix was due, however late it was sent', () => {
    const tally = tallyOf();
    tally.sentMs.fill(5_000);
    for (let n = 0; n < 10; n += 1) answer(tally, 100 + n, 5_010);
    const [leg] = drivenOf(tally, 6_000).legs;
    const histogram = decodeFromCompressedBase64(leg!.histogram);
    expect(msAt(histogram, 100)).toBeCloseTo(4_010, -1);
    expect(leg!.sentLateP99).toBeCloseTo(4_000, -1);
  });

  it('has crossings that nobody answered as if the answer had come at the end', () => {
    const tally = tallyOf();
    for (let n = 0; n < 9; n += 1) answer(tally, 100 + n, 1_000 + 100 * n + 5);
    const { missing, legs } = drivenOf(tally, 9_900);
    expect(missing).toBe(1);
    expect(legs[0]).toMatchObject({ sent: 10, answered: 9 });
    expect(msAt(decodeFromCompressedBase64(legs[0]!.histogram), 100)).toBeCloseTo(8_000, -2);
  });

  it('tells answers that come twice from those to what nobody did', () => {
    const tally = tallyOf();
    tally.sentMs[9] = 0;
    for (const crossing of [100, 100, 109, 110, undefined, 99]) answer(tally, crossing, 2_000);
    expect(drivenOf(tally, 3_000)).toMatchObject({ twice: 1, unknown: 3, missing: 9 });
  });

  it('tells an answer that is repeated under its id from a second one', () => {
    const tally = tallyOf();
    for (const id of ['a', 'a', 'b']) tally.answer({ crossing: 100, id, type: 'clue.assigned' }, 2_000);
    expect(drivenOf(tally, 3_000)).toMatchObject({ repeated: 1, twice: 1 });
  });
});
