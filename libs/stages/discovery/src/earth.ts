import { boxesOfCircle, boxesOfPath } from './boxes.js';
import type { Area, Ground } from './ground.js';
import {
  distanceM,
  distanceToPathM,
  pathBetween,
  pointAt,
  type Path,
  type Place,
  type Point,
} from './sphere.js';

/** The Earth as a sphere; a way is an arc of a great circle. */
export const earth: Ground<Point, Path> = {
  spotAt: ([lat, lon]) => pointAt({ lat, lon }),
  wayBetween: ([fromLat, fromLon], [lat, lon]) => pathBetween({ lat: fromLat, lon: fromLon }, { lat, lon }),
  distanceBetween: ([fromLat, fromLon], [lat, lon]) =>
    distanceM(pointAt({ lat: fromLat, lon: fromLon }), pointAt({ lat, lon })),
  boxesOf: boxesOfPath,
};

/** A circle on the Earth. */
export const circleOnEarth = ({
  radiusM,
  ...place
}: Place & { readonly radiusM: number }): Area<Point, Path> => {
  const centre = pointAt(place);
  return {
    radius: radiusM,
    boxes: boxesOfCircle(centre, radiusM),
    isWithin: (spot, margin) => distanceM(centre, spot) <= radiusM + margin,
    isTouchedBy: (path) => distanceToPathM(centre, path) <= radiusM,
  };
};
