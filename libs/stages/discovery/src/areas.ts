import type { FenceTrigger } from '@treasure-hunt/contracts';
import { circleOn } from './circle.js';
import { earth } from './earth.js';
import type { Area, Place } from './ground.js';
import { plane, type Segment } from './plane.js';
import { polygonOn } from './polygon.js';
import type { Path, Point } from './sphere.js';

/** An area, and the ground that it is on. */
export type Located =
  | { readonly world?: undefined; readonly area: Area<Point, Path> }
  | { readonly world: string; readonly area: Area<Place, Segment> };

/** The area of a fence. */
export const areaOf = (written: FenceTrigger['fence']): Located => {
  if ('circle' in written) {
    const { circle } = written;
    return 'world' in circle
      ? { world: circle.world, area: circleOn(plane, [circle.x, circle.y], circle.radius) }
      : { area: circleOn(earth, [circle.lat, circle.lon], circle.radiusM) };
  }
  return 'world' in written
    ? { world: written.world, area: polygonOn(plane, written.polygon) }
    : { area: polygonOn(earth, written.polygon) };
};
