import fc from 'fast-check';
import { oddText, oddValue, textWith } from './odd-values.js';

/** One thing that is done to a good value: `place` counts all its fields and items, round and round. */
interface Change {
  readonly place: number;
  readonly how: 'drop' | 'rename' | 'replace' | 'wrap' | 'twice';
  readonly value: unknown;
  readonly name: string;
}

/** What is done to a good value before it is sent. */
export interface Bend {
  readonly changes: readonly Change[];
  readonly bytes: 'as they are' | 'cut' | 'one flipped' | 'any' | 'deep' | 'oversize' | 'marked';
  readonly any: Uint8Array;
  readonly where: number;
}

const place = fc.nat(1_000);
const change: fc.Arbitrary<Change> = fc.record({
  place,
  how: fc.constantFrom('drop', 'rename', 'replace', 'replace', 'replace', 'wrap', 'twice'),
  value: oddValue,
  name: oddText,
});

export const bend: fc.Arbitrary<Bend> = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  bytes: fc.oneof(
    { weight: 400, arbitrary: fc.constant('as they are' as const) },
    { weight: 40, arbitrary: fc.constantFrom('cut', 'one flipped', 'any', 'marked') },
    { weight: 2, arbitrary: fc.constant('deep' as const) },
    { weight: 1, arbitrary: fc.constant('oversize' as const) },
  ),
  any: fc.uint8Array({ maxLength: 80 }),
  where: fc.nat(1_000_000),
});

type Holder = Record<string, unknown>;

/** Every field and item, with what holds it. */
const placesIn = (holder: unknown): [Holder, string][] =>
  typeof holder === 'object' && holder !== null
    ? Object.entries(holder).flatMap(([name, value]) => [[holder as Holder, name], ...placesIn(value)])
    : [];

const put = (holder: Holder, name: string, value: unknown): void =>
  void Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });

type With = { readonly odd: unknown; readonly newName: string };

const done: Readonly<Record<Change['how'], (holder: Holder, name: string, change: With) => void>> = {
  drop: (holder, name) => void delete holder[name],
  rename: (holder, name, { newName }) => {
    const before = holder[name];
    delete holder[name];
    put(holder, newName, before);
  },
  replace: (holder, name, { odd }) => put(holder, name, odd),
  wrap: (holder, name, { newName }) => put(holder, name, [{ [newName]: holder[name] }]),
  twice: (holder, name, { odd }) => put(holder, `@twice:${name}`, odd),
};

const changed = (good: object, { changes }: Bend): object => {
  const value = structuredClone(good);
  for (const { place: at, how, value: shared, name: newName } of changes) {
    const odd = structuredClone(shared); // Further changes are made to what was put in.
    const places = placesIn(value);
    const [holder, name] = places[at % Math.max(places.length, 1)] ?? [value as Holder, 'x'];
    done[how](holder, name, { odd, newName });
  }
  return value;
};

/** Far deeper than the stack: whoever walks it by recursion falls. */
const deepLevels = 30_000;
const deepIn = (text: string): string =>
  text.replace(/}$/, `,"deep":${'['.repeat(deepLevels)}${']'.repeat(deepLevels)}}`);
const oversizeBytes = [65_000, 66_000, 300_000, 900_000, 1_048_000, 1_048_500, 1_100_000];

/** The bytes of a good value that was bent. */
export const bentBytes = (good: object, how: Bend): Buffer => {
  const text = textWith(changed(good, how)).replaceAll('"@twice:', '"');
  const bytes = Buffer.from(text);
  const at = how.where % bytes.length;
  switch (how.bytes) {
    case 'as they are':
      return bytes;
    case 'cut':
      return bytes.subarray(0, at);
    case 'one flipped':
      bytes[at] = bytes.readUInt8(at) ^ (1 << (how.where % 8));
      return bytes;
    case 'any':
      return Buffer.from(how.any);
    case 'marked':
      return Buffer.from(`\ufeff${text}`);
    case 'deep':
      return Buffer.from(deepIn(text));
    case 'oversize':
      return Buffer.from(
        text.replace(/}$/, `,"x":"${'x'.repeat(oversizeBytes[at % oversizeBytes.length] ?? 0)}"}`),
      );
  }
};
