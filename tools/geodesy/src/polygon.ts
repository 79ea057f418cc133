import {
  distanceM,
  distanceToWayM,
  mapAround,
  radiusOfM,
  type Dot,
  type Place,
  type Way,
} from './ellipsoid.js';
import { cross, isAround, distanceToSideM } from './flat.js';
import type { Nearness, ReferenceFence } from './reference-fence.js';
import { bendM, scaleShare } from './tolerance.js';

/** A ring of the contract, written open, of less than some thousand kilometres. */
export const polygonFence = (
  ring: readonly Place[],
  about: Pick<ReferenceFence, 'clueId' | 'dwellMs'>,
  exitMarginM: number,
): ReferenceFence => {
  const sides = sidesOf(ring);
  const marginM = Math.min(exitMarginM, radiusOfM(ring) / 10);
  const origin = ring[0]!;
  const outerM = Math.max(...ring.map((corner) => distanceM(origin, corner)));
  const bentM = Math.max(...sides.map((side) => bendM(distanceM(...side))));
  const isFar = (place: Place, reachM: number): boolean => distanceM(origin, place) > 1.1 * (outerM + reachM);
  const holds = (place: Place): boolean => !isFar(place, 0) && isAround([0, 0], ring.map(mapAround(place)));
  const borderM = (place: Place): number =>
    Math.min(...sidesOf(ring.map(mapAround(place))).map((side) => distanceToSideM([0, 0], side)));
  return {
    ...about,
    shape: 'polygon',
    isTouchedBy: (way) => ({
      yes: !isFar(way[0], distanceM(...way)) && (way.some(holds) || isCrossed(sides, way)),
      near: () => nearness(way, sides, bentM),
    }),
    holds: (place) => ({
      yes: holds(place),
      near: () => ({ offM: borderM(place), toleranceM: bentM }),
    }),
    isLeftAt: (place) => ({
      yes: !holds(place) && (isFar(place, marginM) || borderM(place) > marginM),
      near: () => ({
        offM: Math.abs(borderM(place) - marginM),
        toleranceM: scaleShare * marginM + bentM,
      }),
    }),
  };
};

const sidesOf = <Corner>(ring: readonly Corner[]): readonly (readonly [Corner, Corner])[] =>
  ring.map((corner, n) => [corner, ring[(n + 1) % ring.length]!]);

/** On the map around its beginning a way is straight. */
const isCrossed = (sides: readonly Way[], [from, to]: Way): boolean => {
  const map = mapAround(from);
  const way: readonly [Dot, Dot] = [[0, 0], map(to)];
  return sides.some(([a, b]) => cross(way, [map(a), map(b)]));
};

/** Whether a way crosses a side changes only where an end of one lies on the other: how far the nearest end is from that. */
const nearness = (way: Way, sides: readonly Way[], bentM: number): Nearness => ({
  offM: Math.min(
    ...sides.flatMap((side) => [
      ...way.map((end) => distanceToWayM(end, side)),
      distanceToWayM(side[0], way),
    ]),
  ),
  toleranceM: bentM + bendM(distanceM(...way)),
});
