import { XMLParser } from 'fast-xml-parser';
import { readFix, walksOf, type Walk } from './walk.js';

interface Gpx {
  readonly gpx?: { readonly trk?: readonly Track[] };
}
interface Track {
  readonly name?: string;
  readonly trkseg?: readonly { readonly trkpt?: readonly Point[] }[];
}
interface Point {
  readonly lat?: string;
  readonly lon?: string;
  readonly time?: string;
}

const lists = new Set(['trk', 'trkseg', 'trkpt']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (tag) => lists.has(tag),
});

/** Reads the tracks of a GPX file: each is one walk under the track's name, or `fallbackName`. Throws UnreadableWalks. */
export const readGpx = (text: string, fallbackName: string): readonly Walk[] => {
  const tracks = (parser.parse(text) as Gpx).gpx?.trk ?? [];
  const taken = new Set<string>();
  return tracks.flatMap((track) => {
    const name = freeName(track.name ?? fallbackName, taken);
    return walksOf(pointsOf(track).map((point, n) => [name, fixOf(name, point, n)] as const));
  });
};

const pointsOf = ({ trkseg = [] }: Track): readonly Point[] => trkseg.flatMap(({ trkpt = [] }) => trkpt);

const fixOf = (name: string, { lat, lon, time }: Point, n: number) =>
  readFix(`Point ${n + 1} of ${name}`, { at: time, lat, lon });

/** Two tracks of one name are two walkers. */
const freeName = (name: string, taken: Set<string>): string => {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
  taken.add(free);
  return free;
};
