import type { Area, Ground, Place } from './ground.js';

/** Everything that is no farther from a place than the radius. */
export const circleOn = <Spot, Way>(
  ground: Ground<Spot, Way>,
  place: Place,
  radius: number,
): Area<Spot, Way> => {
  const centre = ground.spotAt(place);
  return {
    radius,
    boxes: ground.boxesAround(centre, radius),
    isWithin: (spot, margin) => ground.distance(centre, spot) <= radius + margin,
    isTouchedBy: (way) => ground.distanceToWay(centre, way) <= radius,
  };
};
