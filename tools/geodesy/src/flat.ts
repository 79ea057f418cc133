import type { Dot } from './ellipsoid.js';

type Side = readonly [Dot, Dot];

/** Twice the area of a triangle; positive where its corners go round counterclockwise. */
const turn = ([ax, ay]: Dot, [bx, by]: Dot, [cx, cy]: Dot): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Whether two sides have a point in common. */
export const cross = ([a, b]: Side, [c, d]: Side): boolean =>
  turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;

/** Whether a ring goes around a dot: a ray from there crosses it an odd number of times. */
export const isAround = ([x, y]: Dot, ring: readonly Dot[]): boolean =>
  ring.reduce((isOdd, [ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!;
    const isCrossed = ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay);
    return isCrossed ? !isOdd : isOdd;
  }, false);

/** From a dot to the nearest one of a side. */
export const distanceToSideM = ([x, y]: Dot, [[ax, ay], [bx, by]]: Side): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const share = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
};
