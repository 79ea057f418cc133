import { someFaults } from '../some-faults.js';

/** A place on the Earth in degrees (WGS 84), and when somebody was there in milliseconds since 1970. */
export interface Fix {
  readonly at: number;
  readonly lat: number;
  readonly lon: number;
}

/** The fixes of one walker as recorded, in the order of their time; at least one. */
export interface Walk {
  readonly name: string;
  readonly fixes: readonly Fix[];
}

/** Walks that cannot be read: says in which file, where, and what is wrong, in one line for each of the first faults. */
export class UnreadableWalks extends Error {
  override readonly name = 'UnreadableWalks';

  constructor(file: string, faults: readonly string[]) {
    super(
      someFaults(faults.map((fault) => `${file} ${fault}`))
        .join('\n')
        .concat('.'),
    );
  }
}

/** A fix, or what is wrong with it. */
export type FixOrFault = { readonly fix: Fix; readonly fault?: undefined } | { readonly fault: string };

/** Reads a fix from texts. */
export const readFix = ({ at, lat, lon }: Partial<Record<keyof Fix, string>>): FixOrFault => {
  const fix = { at: Date.parse(at ?? ''), lat: degreesOf(lat), lon: degreesOf(lon) };
  if (Number.isNaN(fix.at)) return { fault: faultOf('at', at, 'a time') };
  if (!(Math.abs(fix.lat) <= 90)) return { fault: faultOf('lat', lat, 'a number from -90 to 90') };
  if (!(Math.abs(fix.lon) <= 180)) return { fault: faultOf('lon', lon, 'a number from -180 to 180') };
  return { fix };
};

const longestQuoted = 40;

const faultOf = (field: string, value: string | undefined, wanted: string): string =>
  value
    ? `${field} is not ${wanted}: ${JSON.stringify(value.slice(0, longestQuoted))}`
    : `${field} is missing`;

// An empty field would otherwise be read as 0 degrees.
const degreesOf = (value: string | undefined): number => (value ? Number(value) : NaN);

/** One place of a file that should be a fix: where it is, whose it is, and what was read there. */
export interface Place {
  readonly where: string;
  readonly name: string;
  readonly read: FixOrFault;
}

/** The fixes of a file with their walkers' names. Throws UnreadableWalks if any is at fault. */
export const fixesOf = (file: string, places: readonly Place[]): readonly (readonly [string, Fix])[] => {
  const faults = places.flatMap(({ where, read }) =>
    read.fault === undefined ? [] : [`${where}: ${read.fault}`],
  );
  if (faults.length > 0) throw new UnreadableWalks(file, faults);
  return places.flatMap(({ name, read }) => (read.fault === undefined ? [[name, read.fix] as const] : []));
};

/** Walks from fixes under their walkers' names; what comes with the time of an earlier fix of the same walker is left out. */
export const walksOf = (named: Iterable<readonly [name: string, fix: Fix]>): readonly Walk[] => {
  const fixes = new Map<string, Fix[]>();
  for (const [name, fix] of named) {
    const known = fixes.get(name);
    if (known) known.push(fix);
    else fixes.set(name, [fix]);
  }
  return [...fixes].map(([name, all]) => ({ name, fixes: inOrder(all) }));
};

const inOrder = (fixes: readonly Fix[]): readonly Fix[] =>
  [...fixes].sort((a, b) => a.at - b.at).filter((fix, n, all) => fix.at !== all[n - 1]?.at);
