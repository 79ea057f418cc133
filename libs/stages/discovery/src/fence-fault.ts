import type { FenceTrigger } from '@treasure-hunt/contracts';
import { earth } from './earth.js';
import type { Ground, Place } from './ground.js';
import { plane } from './plane.js';
import { openRing, polygonOn, sidesOf } from './polygon.js';
import { earthRadiusM } from './sphere.js';

type Written = FenceTrigger['fence'];

/** What keeps a fence from being played: the field of it, and why. */
export interface FenceFault {
  readonly path: string;
  readonly reason: string;
}

/** Beyond this the margin that a player has to leave by would be smaller than what floating point tells apart. */
const leastRadiusM = 0.1;
/** Likewise in a world, as a share of how far from its origin the fence is. */
const leastShare = 1e-9;
/** Between places that lie opposite each other there is no shorter way; a degree less, and there is. */
const longestSideM = (179 / 180) * Math.PI * earthRadiusM;

/** Says why nobody could cross a fence: it has no area, or crosses itself; undefined where it can be played. */
export const fenceFault = (fence: Written): FenceFault | undefined => {
  if ('circle' in fence) {
    const { circle } = fence;
    return 'world' in circle
      ? tooSmall('circle.radius', circle.radius, leastRadiusAt([[circle.x, circle.y]]))
      : tooSmall('circle.radiusM', circle.radiusM, leastRadiusM);
  }
  const { polygon } = fence;
  if ('world' in fence) return polygonFault(plane, polygon, leastRadiusAt(polygon));
  return halfAround(polygon) ?? polygonFault(earth, polygon, leastRadiusM);
};

const leastRadiusAt = (places: readonly Place[]): number =>
  places.flat().reduce((farthest, at) => Math.max(farthest, Math.abs(at)), 0) * leastShare;

const tooSmall = (path: string, radius: number, least: number): FenceFault | undefined =>
  radius >= least && radius > 0 ? undefined : { path, reason: `is less than ${least}` };

const polygonFault = <Spot, Way>(
  ground: Ground<Spot, Way>,
  written: readonly Place[],
  least: number,
): FenceFault | undefined => {
  const ring = openRing(ground, written);
  if (ring.length >= 3 && doesCrossItself(ground, ring))
    return { path: 'polygon', reason: 'crosses or touches itself' };
  const { radius } = ring.length < 3 ? { radius: 0 } : polygonOn(ground, ring);
  // What has no area at all may have no number for it either.
  return radius >= least && radius > 0 ? undefined : { path: 'polygon', reason: 'has no area' };
};

const halfAround = (ring: readonly Place[]): FenceFault | undefined => {
  const spots = ring.map((place) => earth.spotAt(place));
  const isLong = spots.some((spot, n) => earth.distance(spot, spots.at(n - 1) ?? spot) > longestSideM);
  return isLong ? { path: 'polygon', reason: 'has a side that goes half around the Earth' } : undefined;
};

/** Whether two sides have something in common that is no corner between them. Every pair is looked at: most are told apart in no time. */
const doesCrossItself = <Spot, Way>(ground: Ground<Spot, Way>, ring: readonly Place[]): boolean => {
  const sides = sidesOf(ground, ring);
  return sides.some((side, n) => {
    // The last side ends where the first begins.
    const end = n === 0 ? sides.length - 1 : sides.length;
    return sides.slice(n + 2, end).some((other) => ground.doMeet(side, other));
  });
};
