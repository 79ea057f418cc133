import { BoxIndex } from './box-index.js';
import type { Box } from './boxes.js';
import type { Area, Ground, Place } from './ground.js';
import { lazily } from './lazily.js';

/** Everything that a ring surrounds. The ring may be written closed, with its first place again at its end. */
export const polygonOn = <Spot, Way>(
  ground: Ground<Spot, Way>,
  written: readonly Place[],
): Area<Spot, Way> => {
  // Most fences of a large map are never come near to, and to lay out no more than their boxes costs a fraction.
  const ringOf = lazily(() => openRing(ground, written));
  const withinOf = lazily(() => ground.surroundedBy(ringOf()));
  const indexOf = lazily(() => new BoxIndex(sidesOf(ground, ringOf()), (side) => ground.boxesOf(side)));
  const sidesIn = (boxes: readonly Box[]): readonly Way[] => indexOf().meeting(boxes);
  const isNear = (spot: Spot, margin: number): boolean =>
    sidesIn(ground.boxesAround(spot, margin)).some((side) => ground.distanceToWay(spot, side) <= margin);
  return {
    get radius() {
      return withinOf().radius;
    },
    boxes: ground.boxesOfRing(written),
    isWithin: (spot, margin) => withinOf().holds(spot) || (margin > 0 && isNear(spot, margin)),
    isTouchedBy: (way) =>
      ground.endsOf(way).some((end) => withinOf().holds(end)) ||
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
