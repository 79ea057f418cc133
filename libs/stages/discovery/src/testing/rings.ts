import fc from 'fast-check';
import type { Place } from '../ground.js';
import { destination, origins } from './places.js';

/** Evenly from 0 to 1: doubles of the library are mostly tiny. */
const share = fc.nat(1_000_000).map((n) => n / 1_000_000);
const from = (origin: Place, turn: number, metres: number): Place => {
  const { lat, lon } = destination({ lat: origin[0], lon: origin[1] }, turn * 2 * Math.PI, metres);
  return [lat, lon];
};

/** A ring around an origin, two ways beside or through it, and how large all of it is. */
export interface RingAndWay {
  readonly origin: Place;
  readonly ring: readonly Place[];
  readonly from: Place;
  readonly to: Place;
  readonly scaleM: number;
}

/** Stars of 3 to 60 points, either way round, where flat maps break and where they do not. */
export const ringAndWay: fc.Arbitrary<RingAndWay> = fc.noShrink(
  fc.noBias(
    fc
      .record({
        at: fc.constantFrom(...origins),
        scaleM: fc.constantFrom(50, 2_000, 300_000),
        points: fc.array(fc.tuple(share, share), { minLength: 3, maxLength: 60, size: 'max' }),
        isReversed: fc.boolean(),
        ends: fc.tuple(fc.tuple(share, share), fc.tuple(share, share)),
      })
      .map(({ at, scaleM, points, isReversed, ends: [a, b] }) => {
        const origin: Place = [at.lat, at.lon];
        // Less than half a turn from one point to the next, so that no side passes behind the origin.
        const ring = points.map(([turn, far], n) =>
          from(origin, (n + turn * 0.4) / points.length, scaleM * (0.2 + 0.8 * far)),
        );
        return {
          origin,
          ring: isReversed ? ring.reverse() : ring,
          from: from(origin, a[0], 1.2 * scaleM * a[1]),
          to: from(origin, b[0], 1.2 * scaleM * b[1]),
          scaleM,
        };
      }),
  ),
);
