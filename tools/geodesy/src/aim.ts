import type { Fence } from '@treasure-hunt/contracts';
import type { Chance } from './chance.js';
import { bearingTo, distanceM, placeFrom, radiusOfM, type Place } from './ellipsoid.js';
import { bendM } from './tolerance.js';

/** Places at which it is doubtful whether a player is in a fence on the Earth, or on the way to which they may just touch it. */
export const aimedAt = (chance: Chance, fence: Fence): readonly Place[] => {
  if ('world' in fence) return [];
  if ('polygon' in fence) return besideSide(chance, fence.polygon);
  if ('world' in fence.circle) return [];
  const { lat, lon, radiusM } = fence.circle;
  return besideCircle(chance, [lat, lon], radiusM);
};

/** How far outside a player may stray, in a hunt that says nothing else. */
const marginOf = (radiusM: number): number => Math.min(10, radiusM / 10);

/** On the border or where it is left, 0.7 % more or less; or one fix after the other beside it, on a way that touches it. */
const besideCircle = (chance: Chance, centre: Place, radiusM: number): readonly Place[] => {
  const aim = chance.pick(['border', 'margin', 'way'] as const);
  const limitM = radiusM + (aim === 'margin' ? marginOf(radiusM) : 0);
  const bearing = chance.between(0, 360);
  const border = placeFrom(centre, bearing, limitM * chance.between(0.993, 1.007));
  if (aim !== 'way') return [border];
  const onward = bearingTo(border, centre) + 90;
  return [onward, onward + 180].map((turn) => placeFrom(border, turn, radiusM * chance.between(0.1, 1)));
};

/** Beside the middle of a side: as far as an arc may bend, or as far as a player may stray, give or take. */
const besideSide = (chance: Chance, ring: readonly Place[]): readonly Place[] => {
  const from = ring[0]!;
  const to = ring[1]!;
  const lengthM = distanceM(from, to);
  const middle = placeFrom(from, bearingTo(from, to), lengthM / 2);
  const across = bearingTo(middle, to) + chance.pick([90, -90]);
  const marginM = chance.pick([0, marginOf(radiusOfM(ring)) * chance.between(0.993, 1.007)]);
  return [placeFrom(middle, across, marginM + bendM(lengthM) * chance.between(-1, 1))];
};
