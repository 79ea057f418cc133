import { s2 } from 's2js';

/** The Earth's mean radius in metres (IUGG's R1): distances are measured on a sphere of this size. */
export const earthRadiusM = 6_371_008.8;

/** Degrees, WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** A place as a unit vector. */
export type Point = s2.Point;

/** The shorter arc of the great circle between two places. */
export type Path = s2.Polyline;

export const pointAt = ({ lat, lon }: Place): Point => s2.Point.fromLatLng(s2.LatLng.fromDegrees(lat, lon));

export const pathBetween = (from: Place, to: Place): Path => new s2.Polyline([pointAt(from), pointAt(to)]);

export const distanceM = (a: Point, b: Point): number => a.distance(b) * earthRadiusM;

/** Metres from a point to the nearest point of a path. */
export const distanceToPathM = (point: Point, path: Path): number => {
  const [nearest] = path.project(point);
  return distanceM(point, nearest);
};
