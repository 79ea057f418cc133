import { s2 } from 's2js';
import { earthRadiusM, type Path, type Point } from './sphere.js';

/** A range of longitudes and latitudes, in radians; never across the date line. */
export interface Box {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/** Boxes are this much larger than their circle, so that rounding loses none that is only just touched. */
const slackM = 0.001;

/** The boxes around a circle: two where it lies across the date line, all longitudes where it holds a pole. */
export const boxesOfCircle = (centre: Point, radiusM: number): readonly Box[] =>
  boxesOf(s2.Cap.fromCenterAngle(centre, (radiusM + slackM) / earthRadiusM).rectBound());

/** The boxes around a path; a great circle rises above the latitudes of its ends, and so does its box. */
export const boxesOfPath = (path: Path): readonly Box[] => boxesOf(path.rectBound());

const boxesOf = ({ lat, lng }: s2.Rect): readonly Box[] => {
  const box = (minLon: number, maxLon: number): Box => ({ minLon, maxLon, minLat: lat.lo, maxLat: lat.hi });
  return lng.isInverted() ? [box(lng.lo, Math.PI), box(-Math.PI, lng.hi)] : [box(lng.lo, lng.hi)];
};
