import { geoDistance, geoInterpolate } from 'd3-geo';
import fc from 'fast-check';
import { distanceM, earthRadiusM, distanceToPathM, pathBetween, pointAt, type Place } from './sphere.js';
import { neighbours } from './testing/places.js';

/** The same by another library and another way: the smallest of the distances to the places along the path, by trisection. */
const independently = (centre: Place, from: Place, to: Place): number => {
  const along = geoInterpolate([from.lon, from.lat], [to.lon, to.lat]);
  const distanceAt = (t: number) => geoDistance(along(t), [centre.lon, centre.lat]) * earthRadiusM;
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const third = (high - low) / 3;
    if (distanceAt(low + third) < distanceAt(high - third)) high -= third;
    else low += third;
  }
  return Math.min(distanceAt(0), distanceAt((low + high) / 2), distanceAt(1));
};

describe('the distance from a circle to a path', () => {
  it('is what an independent library computes, to a tenth of a millimetre, everywhere on the sphere', () => {
    fc.assert(
      fc.property(neighbours, ([from, to, centre]) => {
        const measured = distanceToPathM(pointAt(centre), pathBetween(from, to));
        expect(Math.abs(measured - independently(centre, from, to))).toBeLessThan(0.0001);
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
