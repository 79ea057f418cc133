import { s2 } from 's2js';
import { boxesOf, boxesOfCircle, boxesOfPath, boxesOfSides } from './boxes.js';
import type { Ground, Place, Surrounded } from './ground.js';
import {
  distanceM,
  distanceToPathM,
  doPathsMeet,
  earthRadiusM,
  pathBetween,
  pointAt,
  type Path,
  type Point,
} from './sphere.js';

const degreesOf = ([lat, lon]: Place) => ({ lat, lon });

const spotAt = (place: Place): Point => pointAt(degreesOf(place));

/** Nearer than this, two points are the same: one place has many longitudes at a pole, and two on the date line. */
const sameM = 0.000_001;

/** The Earth as a sphere; a way is the shorter arc of a great circle. */
export const earth: Ground<Point, Path> = {
  spotAt,
  wayBetween: (from, to) => pathBetween(degreesOf(from), degreesOf(to)),
  endsOf: ({ points: [from, to] }) => [from as Point, to as Point],
  distance: (from, to) => {
    const metres = distanceM(from, to);
    return metres < sameM ? 0 : metres;
  },
  distanceToWay: distanceToPathM,
  doMeet: doPathsMeet,
  boxesOf: boxesOfPath,
  boxesAround: boxesOfCircle,
  boxesOfRing: (ring) => boxesOfSides(ring.map(spotAt)) ?? boxesOf(loopOf(ring).rectBound()),
  surroundedBy: (ring) => surroundedBy(loopOf(ring)),
};

const loopOf = (ring: readonly Place[]): s2.Loop => {
  const loop = new s2.Loop(ring.map(spotAt));
  // Either side of a ring is finite on a sphere, and authors write rings either way round.
  loop.normalize();
  return loop;
};

const surroundedBy = (loop: s2.Loop): Surrounded<Point> => ({
  radius: Math.sqrt(loop.area() / Math.PI) * earthRadiusM,
  holds: (spot) => loop.containsPoint(spot),
});
