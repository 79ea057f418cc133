import fc from 'fast-check';
import type { Place } from '../sphere.js';

const radiansM = 6_371_008.8;

/** Places where flat maps break: around a pole, on the date line; and where they do not. */
const origins: readonly Place[] = [
  { lat: 48.85, lon: 2.35 },
  { lat: -33.9, lon: 180 },
  { lat: 0, lon: -179.9999 },
  { lat: 90, lon: 0 },
  { lat: -89.999, lon: 77 },
];

/** Where one comes to from `from` after so many metres on a bearing (radians), along a great circle. */
export const destination = (from: Place, bearing: number, metres: number): Place => {
  const [lat, lon, way] = [(from.lat * Math.PI) / 180, (from.lon * Math.PI) / 180, metres / radiansM];
  const sinLat = Math.sin(lat) * Math.cos(way) + Math.cos(lat) * Math.sin(way) * Math.cos(bearing);
  const east = Math.sin(bearing) * Math.sin(way) * Math.cos(lat);
  const turned = lon + Math.atan2(east, Math.cos(way) - Math.sin(lat) * sinLat);
  const degreesOf = (radians: number) => (radians * 180) / Math.PI;
  return {
    lat: degreesOf(Math.asin(Math.min(1, sinLat))),
    lon: degreesOf(Math.atan2(Math.sin(turned), Math.cos(turned))),
  };
};

const within = (origin: Place, metres: number): fc.Arbitrary<Place> =>
  fc
    .tuple(
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: 0, max: metres, noNaN: true }),
    )
    .map(([bearing, way]) => destination(origin, bearing, way));

/** The ends of a path and the centre of a circle, all within some metres to some hundred kilometres of each other. */
export const neighbours: fc.Arbitrary<readonly [from: Place, to: Place, centre: Place, scaleM: number]> = fc
  .tuple(fc.constantFrom(...origins), fc.constantFrom(50, 2_000, 300_000))
  .chain(([origin, scaleM]) =>
    fc.tuple(within(origin, scaleM), within(origin, scaleM), within(origin, scaleM), fc.constant(scaleM)),
  );
