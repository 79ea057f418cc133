import { basename, extname } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fixesOf, readFix, UnreadableWalks, walksOf, type Place, type Walk } from './walk.js';

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

/** Reads the tracks of a GPX file: each is one walk under the track's name, or that of the file. Throws UnreadableWalks. */
export const readGpx = (text: string, file: string): readonly Walk[] => {
  const tracks = tracksOf(text, file);
  const taken = new Set<string>();
  return tracks.flatMap((track) => {
    const name = freeName(track.name ?? basename(file, extname(file)), taken);
    return walksOf(
      fixesOf(
        file,
        pointsOf(track).map((point, n) => placeOf(name, point, n)),
      ),
    );
  });
};

const tracksOf = (text: string, file: string): readonly Track[] => {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new UnreadableWalks(file, [`line ${valid.err.line}: it is not XML, as GPX is`]);
  const { gpx } = parser.parse(text) as Gpx;
  if (gpx === undefined) throw new UnreadableWalks(file, ['is XML but not GPX: it has no <gpx>']);
  return gpx.trk ?? [];
};

const pointsOf = ({ trkseg = [] }: Track): readonly Point[] => trkseg.flatMap(({ trkpt = [] }) => trkpt);

const placeOf = (name: string, { lat, lon, time }: Point, n: number): Place => ({
  where: `point ${n + 1} of ${name}`,
  name,
  read: readFix({ at: time, lat, lon }),
});

/** Two tracks of one name are two walkers. */
const freeName = (name: string, taken: Set<string>): string => {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
  taken.add(free);
  return free;
};
