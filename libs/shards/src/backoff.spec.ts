import fc from 'fast-check';
import { backoffMs } from './backoff.js';

const backoff = { firstMs: 50, longestMs: 5_000 };

it('doubles up to the longest', () => {
  const waits = [1, 2, 3, 7, 8, 60, 5_000].map((attempt) => backoffMs(attempt, 0, backoff));
  expect(waits).toEqual([50, 100, 200, 3_200, 5_000, 5_000, 5_000]);
});

it('is shortened by up to a half, and never to nothing', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, chance) => {
        const whole = backoffMs(attempt, 0, backoff);
        const wait = backoffMs(attempt, chance, backoff);
        expect(wait).toBeLessThanOrEqual(whole);
        expect(wait).toBeGreaterThanOrEqual(whole / 2);
      },
    ),
  ));
