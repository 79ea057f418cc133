import geographiclib from 'geographiclib-geodesic';

const { Geodesic } = geographiclib;
const wgs84 = Geodesic.WGS84;

/** `[lat, lon]` in degrees, WGS 84. */
export type Place = readonly [lat: number, lon: number];
/** On a flat map, in metres. */
export type Dot = readonly [x: number, y: number];
/** The shortest line between two places. */
export type Way = readonly [from: Place, to: Place];

/** Metres along the shortest line on the ellipsoid (Karney 2013). */
export const distanceM = ([lat1, lon1]: Place, [lat2, lon2]: Place): number =>
  wgs84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE).s12 ?? NaN;

/** Where one comes to on a bearing (degrees from north, clockwise), so many metres along the shortest line. */
export const placeFrom = ([lat, lon]: Place, bearing: number, metres: number): Place => {
  const { lat2 = NaN, lon2 = NaN } = wgs84.Direct(lat, lon, bearing, metres);
  return [lat2, lon2];
};

/** The bearing at which the shortest line from one place to another begins, in degrees. */
export const bearingTo = ([lat1, lon1]: Place, [lat2, lon2]: Place): number =>
  wgs84.Inverse(lat1, lon1, lat2, lon2, Geodesic.AZIMUTH).azi1 ?? NaN;

/** The nearest place of a way is found when it is known to within this. */
const nearEnoughM = 0.000_000_1;

/** Metres from a place to the nearest one of a way, by trisection of the way. Ways of less than a quarter of the Earth. */
export const distanceToWayM = (place: Place, [from, to]: Way): number => {
  const line = wgs84.InverseLine(...from, ...to);
  const distanceAt = (metres: number): number => {
    const { lat2 = NaN, lon2 = NaN } = line.Position(metres);
    return distanceM(place, [lat2, lon2]);
  };
  let [low, high] = [0, line.s13];
  while (high - low > nearEnoughM) {
    const third = (high - low) / 3;
    if (distanceAt(low + third) < distanceAt(high - third)) high -= third;
    else low += third;
  }
  return Math.min(distanceM(place, from), distanceAt((low + high) / 2), distanceM(place, to));
};

/**
 * The ellipsoidal gnomonic map around a place (Karney 2013, section 8): shortest lines through it are straight, others nearly so:
 * off by some micrometres within 10 km, by less than a metre within 500 km.
 */
export const mapAround =
  ([lat1, lon1]: Place) =>
  ([lat2, lon2]: Place): Dot => {
    const mask = Geodesic.AZIMUTH | Geodesic.REDUCEDLENGTH | Geodesic.GEODESICSCALE;
    const { azi1 = NaN, m12 = NaN, M12 = NaN } = wgs84.Inverse(lat1, lon1, lat2, lon2, mask);
    const [rho, bearing] = [m12 / M12, (azi1 * Math.PI) / 180];
    return [rho * Math.sin(bearing), rho * Math.cos(bearing)];
  };

/** The radius of a circle as large as what a ring surrounds, in metres, if both were flat. */
export const radiusOfM = (ring: readonly Place[]): number => {
  const polygon = wgs84.Polygon(false);
  for (const place of ring) polygon.AddPoint(...place);
  return Math.sqrt(Math.abs(polygon.Compute(false, true).area ?? NaN) / Math.PI);
};
