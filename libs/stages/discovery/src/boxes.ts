import { s2 } from 's2js';
import { earthRadiusM, type Path, type Point } from './sphere.js';

/** A range of longitudes (x) and latitudes (y) in radians, never across the date line; or a part of a world in game units. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Boxes are this much larger than their circle, so that rounding loses none that is only just touched. */
const slackM = 0.001;

/** The boxes around a circle: two where it lies across the date line, all longitudes where it holds a pole. */
export const boxesOfCircle = (centre: Point, radiusM: number): readonly Box[] =>
  boxesOf(s2.Cap.fromCenterAngle(centre, (radiusM + slackM) / earthRadiusM).rectBound());

/** The boxes around a path; a great circle rises above the latitudes of its ends, and so does its box. */
export const boxesOfPath = (path: Path): readonly Box[] => boxesOf(path.rectBound());

/**
 * The boxes around what a ring surrounds; undefined where its sides go through half of all longitudes or more: then it may go around a
 * pole, which no side comes near to.
 */
export const boxesOfSides = (corners: readonly Point[]): readonly Box[] | undefined => {
  const sides = new s2.Polyline([...corners, ...corners.slice(0, 1)]).rectBound();
  return sides.lng.length() < Math.PI ? boxesOf(sides) : undefined;
};

/** The boxes of a range of longitudes and latitudes. */
export const boxesOf = ({ lat, lng }: s2.Rect): readonly Box[] => {
  const box = (minX: number, maxX: number): Box => ({ minX, maxX, minY: lat.lo, maxY: lat.hi });
  return lng.isInverted() ? [box(lng.lo, Math.PI), box(-Math.PI, lng.hi)] : [box(lng.lo, lng.hi)];
};
