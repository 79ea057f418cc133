import pointInPolygon from 'point-in-polygon-hao';
import { orient2d } from 'robust-predicates';
import type { Box } from './boxes.js';
import type { Ground, Place, Surrounded } from './ground.js';

/** A straight way in a game world. */
export type Segment = readonly [from: Place, to: Place];

const distance = ([ax, ay]: Place, [bx, by]: Place): number => Math.hypot(bx - ax, by - ay);

/** To the nearest point of a segment: the foot of the perpendicular, or an end. */
const distanceToWay = ([x, y]: Place, [[ax, ay], [bx, by]]: Segment): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
};

/** On which side of the line through a segment a place is: 1, -1, or 0 on the line, told exactly. */
const sideOf = ([[ax, ay], [bx, by]]: Segment, [x, y]: Place): number =>
  Math.sign(orient2d(ax, ay, bx, by, x, y));

const areApart = (one: Segment, [from, to]: Segment): boolean => sideOf(one, from) * sideOf(one, to) > 0;

const boxAround = (places: readonly Place[]): Box => ({
  minX: places.reduce((least, [x]) => Math.min(least, x), Infinity),
  minY: places.reduce((least, [, y]) => Math.min(least, y), Infinity),
  maxX: places.reduce((most, [x]) => Math.max(most, x), -Infinity),
  maxY: places.reduce((most, [, y]) => Math.max(most, y), -Infinity),
});

const haveCommon = (a: Box, b: Box): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;

/** A game world, seen from above: heights are not looked at. */
export const plane: Ground<Place, Segment> = {
  spotAt: (place) => place,
  wayBetween: (from, to) => [from, to],
  endsOf: (way) => way,
  distance,
  distanceToWay,
  // On one line neither is apart from the other: there it is their boxes that tell.
  doMeet: (one, other) =>
    !areApart(one, other) && !areApart(other, one) && haveCommon(boxAround(one), boxAround(other)),
  boxesOf: (way) => [boxAround(way)],
  boxesAround: ([x, y], d) => [{ minX: x - d, minY: y - d, maxX: x + d, maxY: y + d }],
  boxesOfRing: (ring) => [boxAround(ring)],
  surroundedBy: (ring) => surroundedBy(ring),
};

const surroundedBy = (ring: readonly Place[]): Surrounded<Place> => {
  const closed = [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y]);
  return {
    radius: Math.sqrt(areaOf(ring) / Math.PI),
    // The library answers 0 for a place on the edge, which is inside.
    holds: ([x, y]) => pointInPolygon([x, y], [closed]) !== false,
  };
};

/** Measured from the first place, so that little is lost far from the origin. */
const areaOf = (ring: readonly Place[]): number => {
  const [[originX, originY] = [0, 0]] = ring;
  const doubled = ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length] ?? [x, y];
    return sum + (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }, 0);
  return Math.abs(doubled) / 2;
};
