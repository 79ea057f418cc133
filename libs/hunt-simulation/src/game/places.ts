import type { Fence, PlayerMoved } from '@treasure-hunt/contracts';

/** Somewhere a player can be. */
export type Place =
  | { readonly on: 'earth'; readonly lat: number; readonly lon: number }
  | { readonly on: 'arena'; readonly x: number; readonly y: number };

/** Places on the Earth about 150 m apart, and some in a world. */
export const places: readonly [Place, ...Place[]] = [
  { on: 'earth', lat: 48.85, lon: 2.35 },
  { on: 'earth', lat: 48.8514, lon: 2.35 },
  { on: 'earth', lat: 48.85, lon: 2.352 },
  { on: 'earth', lat: 48.8514, lon: 2.352 },
  { on: 'arena', x: 0, y: 0 },
  { on: 'arena', x: 100, y: 0 },
];

/** Where no fence is, one on the Earth and one in the world. */
export const away: readonly [Place, ...Place[]] = [
  { on: 'earth', lat: 48.8486, lon: 2.348 },
  { on: 'arena', x: -200, y: -200 },
];

/** As players say it. */
export const positionOf = (place: Place): PlayerMoved['position'] =>
  place.on === 'earth' ? { lat: place.lat, lon: place.lon } : { world: 'arena', x: place.x, y: place.y };

const radius = 40;
/** A degree of latitude is about 111 km long. */
const earthSide = 0.0003;

/** A fence around a place: a circle, or a polygon with three corners. */
export const fenceAt = (place: Place, isPolygon: boolean): Fence => {
  if (place.on === 'earth') {
    const { lat, lon } = place;
    return isPolygon
      ? {
          polygon: [
            [lat - earthSide, lon - earthSide],
            [lat - earthSide, lon + earthSide],
            [lat + earthSide, lon],
          ],
        }
      : { circle: { lat, lon, radiusM: radius } };
  }
  const { x, y } = place;
  return isPolygon
    ? {
        world: 'arena',
        polygon: [
          [x - radius, y - radius],
          [x + radius, y - radius],
          [x, y + radius],
        ],
      }
    : { circle: { world: 'arena', x, y, radius } };
};
