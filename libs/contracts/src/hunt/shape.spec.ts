import { z } from 'zod';
import { fromNextRelease } from '../testing/next-release.js';
import { chestOf } from './chest.js';
import { lootOf } from './loot.js';
import { triggerOf } from './trigger.js';

const ring = [
  [1, 1],
  [1, 2],
  [2, 2],
];
const fenced = (fence: object) => ({ fence, dwellS: 5 });
const coins = { currency: 'coin', amount: 1 };
const loot = {
  guaranteed: [coins, { sku: 'key' }],
  weighted: [
    { weight: 1, sku: 'key' },
    { weight: 2, ...coins },
  ],
  consolation: [{ sku: 'badge' }],
};

const written: readonly [
  name: string,
  of: typeof triggerOf | typeof lootOf | typeof chestOf,
  value: object,
][] = [
  ['a circle on the Earth', triggerOf, fenced({ circle: { lat: 1, lon: 2, radiusM: 3 } })],
  ['a polygon on the Earth', triggerOf, fenced({ polygon: ring })],
  ['a circle in a world', triggerOf, fenced({ circle: { world: 'w', x: 1, y: 2, radius: 3 } })],
  ['a polygon in a world', triggerOf, fenced({ world: 'w', polygon: ring })],
  ['an object', triggerOf, { object: { targetId: 'qr' } }],
  ['loot', lootOf, loot],
  ['a chest', chestOf, { chestId: 'x', clueId: 'c', supply: 1, loot }],
];

/** One copy for each object in a value, with one more field in that object alone. */
const withOneMore = (value: unknown): unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  const deeper = Object.entries(value).flatMap(([name, field]) =>
    withOneMore(field).map((changed) =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => (String(index) === name ? changed : item))
        : { ...value, [name]: changed },
    ),
  );
  return Array.isArray(value) ? deeper : [{ ...value, 'x-new': 1 }, ...deeper];
};

describe.each(written)('%s', (_name, of, value) => {
  it('is the same for authors and for readers', () => {
    expect(of(z.strictObject).parse(value)).toEqual(value);
    expect(of(z.object).parse(value)).toEqual(value);
  });

  it('is read as what it is when the next release adds fields to it', () =>
    expect(of(z.object).parse(fromNextRelease(value))).toEqual(value));

  it('is refused from an author with an unknown field, wherever it stands', () => {
    const slips = withOneMore(value);
    expect(slips.length).toBeGreaterThan(1);
    for (const slip of slips) expect(of(z.strictObject).safeParse(slip).success).toBe(false);
  });
});
