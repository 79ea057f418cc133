import { BoxIndex } from './box-index.js';
import type { Box } from './boxes.js';
import type { Area, Ground, Place } from './ground.js';

/** Everything that a ring surrounds. The ring may be written closed, with its first place again at its end. */
export const polygonOn = <Spot, Way>(
  ground: Ground<Spot, Way>,
  written: readonly Place[],
): Area<Spot, Way> => {
  const ring = openRing(ground, written);
  const within = ground.surroundedBy(ring);
  let index: BoxIndex<Way> | undefined;
  // Most fences of a large map are never come near to, and sides take more memory than all the rest.
  const sidesIn = (boxes: readonly Box[]): readonly Way[] => {
    index ??= new BoxIndex(sidesOf(ground, ring), (side) => ground.boxesOf(side));
    return index.meeting(boxes);
  };
  const isNear = (spot: Spot, margin: number): boolean =>
    sidesIn(ground.boxesAround(spot, margin)).some((side) => ground.distanceToWay(spot, side) <= margin);
  return {
    radius: within.radius,
    boxes: within.boxes,
    isWithin: (spot, margin) => within.holds(spot) || (margin > 0 && isNear(spot, margin)),
    isTouchedBy: (way) =>
      ground.endsOf(way).some((end) => within.holds(end)) ||
      sidesIn(ground.boxesOf(way)).some((side) => ground.doMeet(side, way)),
  };
};

/** A ring without the places that repeat the one before, such as the first again at the end. */
export const openRing = <Spot, Way>(
  ground: Ground<Spot, Way>,
  written: readonly Place[],
): readonly Place[] => {
  const spots = written.map((place) => ground.spotAt(place));
  return written.filter((_, n) => ground.distance(spots.at(n - 1) as Spot, spots[n] as Spot) > 0);
};

/** The sides of an open ring: one from each place to the next. */
export const sidesOf = <Spot, Way>(ground: Ground<Spot, Way>, ring: readonly Place[]): readonly Way[] =>
  ring.map((place, n) => ground.wayBetween(place, ring[(n + 1) % ring.length] ?? place));
