import { isDeepStrictEqual } from 'node:util';
import { pathText } from '@treasure-hunt/contracts';

/** One thing that is kept otherwise than the log gives; `undefined` where there is none. */
export interface Difference {
  readonly collection: string;
  readonly id: string;
  /** As in `state.coins[0].amount`; empty for the document as a whole. */
  readonly path: string;
  readonly kept: unknown;
  readonly derived: unknown;
  /** The coin that it is in. */
  readonly coinId?: string;
}

/** A document of a collection, by its `_id`. */
export interface Named {
  readonly collection: string;
  readonly id: string;
  readonly value: unknown;
}

const nameOf = ({ collection, id }: Named): string => `${collection} ${id}`;

/** What differs between the documents that are kept and those that the log gives; missing ones count unless `mayBeGone`. */
export const compare = (
  kept: Iterable<Named>,
  derived: Iterable<Named>,
  mayBeGone: (one: Named) => boolean,
): Difference[] => {
  const left = new Map([...derived].map((one) => [nameOf(one), one]));
  const differences: Difference[] = [];
  for (const one of kept) {
    const due = left.get(nameOf(one));
    left.delete(nameOf(one));
    differences.push(...differencesIn(one, due?.value));
  }
  for (const { collection, id, value } of left.values())
    if (!mayBeGone({ collection, id, value }))
      differences.push({ collection, id, path: '', kept: undefined, derived: value });
  return differences;
};

const differencesIn = ({ collection, id, value }: Named, due: unknown): Difference[] =>
  differingPaths(value, due, []).map(({ path, kept, derived }) => ({
    collection,
    id,
    path: pathText(path),
    kept,
    derived,
    ...coinAt(path, due ?? value),
  }));

type Path = readonly (string | number)[];
interface Differing {
  readonly path: Path;
  readonly kept: unknown;
  readonly derived: unknown;
}

/** The deepest places at which two values of plain JSON differ. */
const differingPaths = (kept: unknown, derived: unknown, path: Path): Differing[] => {
  if (isDeepStrictEqual(kept, derived)) return [];
  if (!isObject(kept) || !isObject(derived) || Array.isArray(kept) !== Array.isArray(derived))
    return [{ path, kept, derived }];
  const keys = new Set([...Object.keys(kept), ...Object.keys(derived)]);
  const step = (key: string) => (Array.isArray(kept) ? Number(key) : key);
  return [...keys].flatMap((key) => differingPaths(kept[key], derived[key], [...path, step(key)]));
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The id of the coin at a path such as `state.coins[0].amount`. */
const coinAt = (path: Path, document: unknown): { coinId?: string } => {
  const at = path.indexOf('coins');
  if (at < 0) return {};
  const coin = path
    .slice(0, at + 2)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
  return isObject(coin) && typeof coin['coinId'] === 'string' ? { coinId: coin['coinId'] } : {};
};
