import fc from 'fast-check';
import type { Place } from '../sphere.js';

const radiansM = 6_371_008.8;

/** Places where flat maps break: around a pole, on the date line; and where they do not. */
export const origins: readonly Place[] = [
  { lat: 48.85, lon: 2.35 },
  { lat: -33.9, lon: 180 },
  { lat: 0, lon: -179.9999 },
  { lat: 90, lon: 0 },
  { lat: -89.999, lon: 77 },
];

/** Where one comes to from `from` after so many metres on a bearing (radians), along a great circle; exact at the poles too. */
export const destination = (from: Place, bearing: number, metres: number): Place => {
  const [lat, lon, way] = [(from.lat * Math.PI) / 180, (from.lon * Math.PI) / 180, metres / radiansM];
  const up = [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
  const east = [-Math.sin(lon), Math.cos(lon), 0] as const;
  const north = [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)] as const;
  const along = (axis: 0 | 1 | 2) =>
    up[axis] * Math.cos(way) +
    (north[axis] * Math.cos(bearing) + east[axis] * Math.sin(bearing)) * Math.sin(way);
  const degreesOf = (radians: number) => (radians * 180) / Math.PI;
  const [x, y, z] = [along(0), along(1), along(2)];
  return { lat: degreesOf(Math.atan2(z, Math.hypot(x, y))), lon: degreesOf(Math.atan2(y, x)) };
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
