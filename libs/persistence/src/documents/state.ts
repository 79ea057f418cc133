/** A state as it is stored: itself, or its JSON text where BSON would change it. */
export type StoredState = object | string;

/** MongoDB takes 100 levels of nesting, of which a document needs some itself. */
const maxDepth = 80;

/**
 * The state as BSON can hold it. A state is stored as its JSON text, into which indexes do not see, where BSON would change
 * or refuse it: keys that begin with `$` (read back as references), that are named `_bsontype` or like a property of every
 * object (the driver reads an array under `toString` back as bytes), or that contain a zero byte; text that is not
 * well-formed Unicode; very deep nesting.
 */
export const packState = (state: object): StoredState => (survives(state, 0) ? state : JSON.stringify(state));

/** The state as it was before `packState`. */
export const unpackState = (stored: StoredState): object =>
  typeof stored === 'string' ? (JSON.parse(stored) as object) : stored;

const survives = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return depth < maxDepth && survivesWithin(value, depth + 1);
};

const survivesWithin = (value: object, depth: number): boolean => {
  if (Array.isArray(value)) return value.every((item) => survives(item, depth));
  for (const key in value)
    if (!isPlainKey(key) || !survives(value[key as keyof typeof value], depth)) return false;
  return true;
};

/** Those that were looked at: states have few keys, as no map is keyed by ids. */
const plainKeys = new Set<string>();
const maxPlainKeys = 1_000;

const isPlainKey = (key: string): boolean => {
  if (plainKeys.has(key)) return true;
  const isPlain =
    !key.startsWith('$') &&
    key !== '_bsontype' &&
    !(key in Object.prototype) &&
    !key.includes('\0') &&
    key.isWellFormed();
  if (isPlain && plainKeys.size < maxPlainKeys) plainKeys.add(key);
  return isPlain;
};
