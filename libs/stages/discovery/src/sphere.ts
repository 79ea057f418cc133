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

/** Further from zero than this, the sign of a triple product of unit vectors is not one of rounding. */
const sureVolume = 1e-14;

/** On which side of the great circle through a path a point surely lies: 1 or -1; 0 where it is too near to tell. */
const sideOf = ({ points: [a, b] }: Path, point: Point): number => {
  const [from, to] = [a as Point, b as Point];
  const volume =
    (from.y * to.z - from.z * to.y) * point.x +
    (from.z * to.x - from.x * to.z) * point.y +
    (from.x * to.y - from.y * to.x) * point.z;
  return Math.abs(volume) > sureVolume ? Math.sign(volume) : 0;
};

const liesAside = (one: Path, { points: [a, b] }: Path): boolean =>
  sideOf(one, a as Point) * sideOf(one, b as Point) === 1;

/** Whether two arcs have a point in common. Most pairs do not, and are told by the sides on which their ends lie. */
export const doPathsMeet = (one: Path, other: Path): boolean =>
  !liesAside(one, other) && !liesAside(other, one) && one.intersects(other);
