import { geoArea, geoContains, geoDistance, geoGnomonic, geoInterpolate } from 'd3-geo';
import type { Place } from '../ground.js';
import { earthRadiusM } from '../sphere.js';

type LonLat = [lon: number, lat: number];
const lonLat = ([lat, lon]: Place): LonLat => [lon, lat];

/**
 * The distance of a place to the arc between two others by another library and in another way than the stage's: the smallest of the
 * distances to the places along the arc, by trisection.
 */
export const distanceToArcM = (place: Place, from: Place, to: Place): number => {
  const along = geoInterpolate(lonLat(from), lonLat(to));
  const distanceAt = (t: number) => geoDistance(along(t), lonLat(place)) * earthRadiusM;
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const third = (high - low) / 3;
    if (distanceAt(low + third) < distanceAt(high - third)) high -= third;
    else low += third;
  }
  return Math.min(distanceAt(0), distanceAt((low + high) / 2), distanceAt(1));
};

/** A ring as another library takes it: closed, and clockwise around the smaller side. */
const polygonOf = (ring: readonly Place[]) => {
  const closed = [...ring, ...ring.slice(0, 1)].map(lonLat);
  const polygon = (coordinates: LonLat[]) => ({ type: 'Polygon' as const, coordinates: [coordinates] });
  return geoArea(polygon(closed)) > 2 * Math.PI ? polygon(closed.reverse()) : polygon(closed);
};

/** Whether a ring surrounds a place. */
export const surrounds = (ring: readonly Place[], place: Place): boolean =>
  geoContains(polygonOf(ring), lonLat(place));

/** The radius of a circle as large as what a ring surrounds, in metres, if both were flat. */
export const radiusOfM = (ring: readonly Place[]): number =>
  Math.sqrt(geoArea(polygonOf(ring)) / Math.PI) * earthRadiusM;

/** A map on which arcs of great circles are straight lines. */
export const straightMapAround = ([lat, lon]: Place): ((place: Place) => Place) => {
  const project = geoGnomonic().rotate([-lon, -lat]).scale(earthRadiusM).translate([0, 0]).precision(0);
  return (place) => project(lonLat(place)) as LonLat;
};
