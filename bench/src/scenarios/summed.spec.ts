import { encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import { newHistogram, recordMs } from '../load/histogram.js';
import type { Measured } from '../measure/measured.js';
import { summed } from './summed.js';

const measured = (...latenciesMs: readonly number[]): Measured => {
  const histogram = newHistogram();
  latenciesMs.forEach((ms) => recordMs(histogram, ms));
  return {
    ...{ p50: 0, p90: 0, p99: 0, p999: 0, max: 0 },
    ...{ offeredPerS: 500, answersPerS: 500, keptUp: true, cpuMsPer1000: 10, writtenBytesPerEvent: 100 },
    ...{
      usage: [],
      sentLateP99: 0,
      p99BySecond: [],
      repeated: 0,
      wrong: { twice: 0, unknown: 0, missing: 0 },
    },
    histogram: encodeIntoCompressedBase64(histogram),
  };
};

it('turns of which one was a thousand times slower are one row', () => {
  expect(summed([measured(1, 2, 3), measured(4, 5_000)])).toMatchObject({
    p50Ms: 3,
    maxMs: expect.closeTo(5_000, -1) as number,
  });
});
