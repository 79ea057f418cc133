import type { Box } from './boxes.js';

/** Where a player was, as it is kept: `[lat, lon]` in degrees on the Earth, `[x, y]` in game units in a world. */
export type Place = readonly [number, number];

/** What measuring means somewhere: a spot is a place made ready for it, a way the straight path between two places. */
export interface Ground<Spot, Way> {
  spotAt(place: Place): Spot;
  wayBetween(from: Place, to: Place): Way;
  /** Metres on the Earth, game units in a world. */
  distanceBetween(from: Place, to: Place): number;
  boxesOf(way: Way): readonly Box[];
}

/** An area on a ground. Lengths are in metres on the Earth, in game units in a world. */
export interface Area<Spot, Way> {
  /** The radius of a circle as large as the area. */
  readonly radius: number;
  readonly boxes: readonly Box[];
  /** Whether the spot is within the area, or outside by no more than the margin. */
  isWithin(spot: Spot, margin: number): boolean;
  isTouchedBy(way: Way): boolean;
}
