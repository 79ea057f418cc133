import type { Box } from './boxes.js';

/** Where a player was, as it is kept: `[lat, lon]` in degrees on the Earth, `[x, y]` in game units in a world. */
export type Place = readonly [number, number];

/**
 * What measuring means somewhere: on the Earth in metres, in a world in game units. A spot is a place made ready for it, a way the
 * straight path between two places.
 */
export interface Ground<Spot, Way> {
  spotAt(place: Place): Spot;
  wayBetween(from: Place, to: Place): Way;
  endsOf(way: Way): readonly [Spot, Spot];
  distance(from: Spot, to: Spot): number;
  distanceToWay(spot: Spot, way: Way): number;
  /** Whether two ways cross or touch. */
  doMeet(one: Way, other: Way): boolean;
  /** Boxes around a way; those of ways that meet have something in common. */
  boxesOf(way: Way): readonly Box[];
  /** Boxes around everything that is no farther from the spot. */
  boxesAround(spot: Spot, distance: number): readonly Box[];
  /** Boxes around what a ring of three places or more surrounds. */
  boxesOfRing(ring: readonly Place[]): readonly Box[];
  /** What a ring of three places or more surrounds: the smaller side, where there are two. */
  surroundedBy(ring: readonly Place[]): Surrounded<Spot>;
}

/** What lies within a ring. */
export interface Surrounded<Spot> {
  /** The radius of a circle that is as large. */
  readonly radius: number;
  holds(spot: Spot): boolean;
}

/** An area on a ground. */
export interface Area<Spot, Way> {
  /** The radius of a circle that is as large. */
  readonly radius: number;
  readonly boxes: readonly Box[];
  /** Whether the spot is within the area, or outside by no more than the margin. */
  isWithin(spot: Spot, margin: number): boolean;
  isTouchedBy(way: Way): boolean;
}
