import { chance, pick } from '../chance.js';
import type { Fix, Walk } from '../walks/walk.js';
import { landmarks, neighboursOf, type Landmark, type LandmarkName } from './old-town.js';

const metresPerDegree = 111_195;
const jitterM = 3;
const starts = Object.keys(landmarks) as LandmarkName[];

/** Everything that makes one walker differ from the others. */
interface Walker {
  readonly name: string;
  readonly startsAt: number;
  readonly durationMs: number;
  readonly speedMps: number;
}

const walker = (seed: number, n: number): Walker => {
  const name = `walker-${String(n).padStart(2, '0')}`;
  return {
    name,
    startsAt: Math.floor(chance(seed, name, 'start') * 60) * 1_000,
    durationMs: (10 + chance(seed, name, 'duration') * 10) * 60_000,
    speedMps: 1.2 + chance(seed, name, 'speed') * 0.4,
  };
};

/** A walk from landmark to landmark: a fix every 4 to 6 s, a few metres off. The same seed gives the same walk. */
export const stroll = (seed: number, n: number, fromMs: number): Walk => {
  const { name, startsAt, durationMs, speedMps } = walker(seed, n);
  const way = wayOf(seed, name, (durationMs / 1000) * speedMps);
  const fixes: Fix[] = [];
  for (let ms = 0; ms <= durationMs; ms += 4_000 + Math.floor(chance(seed, name, ms, 'pause') * 3) * 1_000)
    fixes.push({
      at: fromMs + startsAt + ms,
      ...offCourse(placeAt(way, (ms / 1000) * speedMps), seed, name, ms),
    });
  return { name, fixes };
};

/** Landmarks one after the other, over at least so many metres; nobody turns on the spot unless the way ends. */
const wayOf = (seed: number, name: string, metres: number): readonly Landmark[] => {
  const names = [pick(starts, seed, name, 'first')];
  for (let walked = 0, n = 0; walked < metres; n += 1) {
    const here = names.at(-1) as LandmarkName;
    const onward = neighboursOf(here).filter((next) => next !== names.at(-2));
    const next = pick(onward.length > 0 ? onward : neighboursOf(here), seed, name, 'way', n);
    walked += metresBetween(landmarks[here], landmarks[next]);
    names.push(next);
  }
  return names.map((one) => landmarks[one]);
};

const placeAt = (way: readonly Landmark[], metres: number): Landmark => {
  let left = metres;
  for (const [n, from] of way.entries()) {
    const to = way[n + 1];
    if (!to) return from;
    const length = metresBetween(from, to);
    if (left <= length) return between(from, to, left / length);
    left -= length;
  }
  throw new RangeError('A way has at least one landmark.');
};

const between = (from: Landmark, to: Landmark, share: number): Landmark => ({
  lat: from.lat + (to.lat - from.lat) * share,
  lon: from.lon + (to.lon - from.lon) * share,
});

/** What a receiver makes of a place: some metres off in any direction. */
const offCourse = ({ lat, lon }: Landmark, ...parts: readonly (string | number)[]): Landmark => {
  const metres = jitterM * Math.sqrt(-2 * Math.log(1 - chance(...parts, 'jitter')));
  const bearing = chance(...parts, 'bearing') * 2 * Math.PI;
  return {
    lat: rounded(lat + (metres * Math.cos(bearing)) / metresPerDegree),
    lon: rounded(lon + (metres * Math.sin(bearing)) / (metresPerDegree * shrinking(lat))),
  };
};

// A town is small enough to be flat.
const metresBetween = (a: Landmark, b: Landmark): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * shrinking(a.lat)) * metresPerDegree;
const shrinking = (lat: number): number => Math.cos((lat * Math.PI) / 180);
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
