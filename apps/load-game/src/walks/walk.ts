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

/** Walks that cannot be read: says in which file, and what is wrong. */
export class UnreadableWalks extends Error {
  override readonly name = 'UnreadableWalks';
}

/** A fix from texts or numbers; throws UnreadableWalks with `where` if it is none. */
export const readFix = (where: string, row: { at?: unknown; lat?: unknown; lon?: unknown }): Fix => {
  const fix = { at: Date.parse(String(row.at)), lat: degreesOf(row.lat), lon: degreesOf(row.lon) };
  const inRange = Math.abs(fix.lat) <= 90 && Math.abs(fix.lon) <= 180;
  if (Number.isNaN(fix.at) || !inRange)
    throw new UnreadableWalks(`${where} is not a fix: ${JSON.stringify(row)}`);
  return fix;
};

// An empty field would otherwise be read as 0 degrees.
const degreesOf = (value: unknown): number =>
  value === undefined || value === null || value === '' ? NaN : Number(value);

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
