import fc from 'fast-check';
import { distanceM, distanceToPathM, doPathsMeet, pathBetween, pointAt, type Place } from './sphere.js';
import { distanceToArcM } from './testing/independent.js';
import { neighbours } from './testing/places.js';

const placeOf = ({ lat, lon }: Place) => [lat, lon] as const;

describe('the distance from a circle to a path', () => {
  it('is what an independent library computes, to a tenth of a millimetre, everywhere on the sphere', () => {
    fc.assert(
      fc.property(neighbours, ([from, to, centre]) => {
        const measured = distanceToPathM(pointAt(centre), pathBetween(from, to));
        expect(Math.abs(measured - distanceToArcM(placeOf(centre), placeOf(from), placeOf(to)))).toBeLessThan(
          0.0001,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a player who stands still is that to the place', () => {
    const here = { lat: 48.85, lon: 2.35 };
    const there = pointAt({ lat: 48.86, lon: 2.35 });
    expect(distanceToPathM(there, pathBetween(here, here))).toBeCloseTo(distanceM(there, pointAt(here)), 6);
  });

  it('follows the great circle: at 60° north the way due east bends to the pole', () => {
    const path = pathBetween({ lat: 60, lon: 0 }, { lat: 60, lon: 90 });
    expect(distanceToPathM(pointAt({ lat: 67.792, lon: 45 }), path)).toBeLessThan(100);
  });
});

describe('whether two paths meet', () => {
  it('is what the library says that looks at every case', () => {
    fc.assert(
      fc.property(neighbours, neighbours, ([a, b, c], [d]) => {
        for (const [one, other] of [
          [pathBetween(a, b), pathBetween(b, c)],
          [pathBetween(a, b), pathBetween(c, d)],
          [pathBetween(a, c), pathBetween(b, a)],
          [pathBetween(a, b), pathBetween(a, b)],
        ] as const)
          expect(doPathsMeet(one, other)).toBe(one.intersects(other));
      }),
      { numRuns: 2_000 },
    );
  });
});
