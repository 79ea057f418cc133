import type { HuntDefinition } from '@treasure-hunt/contracts';
import { stepsOf } from '@treasure-hunt/publication';
import { playableHunt } from '@treasure-hunt/publication/testing';
import fc from 'fast-check';
import { editionOf, newHunt } from '../publication/catalog-hunt.js';
import { revisionFaults } from '../revision/revision.js';
import { chestBreaks, clueBreaks, huntBreaks, type Break } from '../testing/breaks.js';
import { keys, shownOf } from '../testing/hunts.js';
import { readDefinition } from './read-definition.js';

/** For each of a list, one of the breaks or none. */
const picked = <Item>(items: readonly Item[], breaksOf: (item: Item) => readonly Break[]) =>
  fc.tuple(...items.map((item) => fc.option(fc.constantFrom(...breaksOf(item)), { nil: undefined })));

const applied = <Item>(items: readonly Item[], breaks: readonly (Break | undefined)[]) =>
  items.map((item, index) => ({ ...item, ...breaks[index]?.change }));
const pathsIn = (list: string, breaks: readonly (Break | undefined)[]) =>
  breaks.flatMap((one, index) => (one ? [`${list}[${index}].${one.path}`] : []));

/** A hunt that is wrong at any number of places, and their paths. */
const brokenHunt = playableHunt.chain((hunt) =>
  fc
    .tuple(
      picked(hunt.clues, ({ clueId }) => clueBreaks(clueId)),
      picked(hunt.chests, () => chestBreaks),
      fc.subarray([...huntBreaks]),
    )
    .map(([clues, chests, whole]) => ({
      value: {
        ...Object.assign({}, hunt, ...whole.map(({ change }) => change)),
        clues: applied(hunt.clues, clues),
        chests: applied(hunt.chests, chests),
      } as unknown,
      paths: [...pathsIn('clues', clues), ...pathsIn('chests', chests), ...whole.map(({ path }) => path)],
    })),
);

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a definition that is wrong at any number of places', () => {
  it('is refused with the path of each', () =>
    fc.assert(
      fc.property(brokenHunt, ({ value, paths }) => {
        const { faults = [] } = readDefinition(asJson(value));
        expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
        if (paths.length === 0) expect(faults).toEqual([]);
      }),
    ));
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
const odd: readonly unknown[] = [
  ...[null, true, '', 'x', '\ud800', 'x'.repeat(5_000), '__proto__', 'constructor', '2026-12-01T18:00:00Z'],
  ...[0, -0, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 53],
  ...[[], {}, [[]], [null], Array(2_000).fill(1), Array(2_000).fill([0, 0]), deep(50_000)],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** A value with something odd in the place that a path of choices leads to. */
const withOdd = (value: unknown, choices: readonly number[], instead: unknown): unknown => {
  const [choice, ...others] = choices;
  if (choice === undefined || typeof value !== 'object' || value === null) return instead;
  const names = Object.keys(value);
  const name = names[choice % names.length];
  if (name === undefined) return instead;
  const changed = withOdd((value as Record<string, unknown>)[name], others, instead);
  return Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed };
};

const oddHunt = fc
  .tuple(
    playableHunt,
    fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), fc.constantFrom(...odd)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([hunt, changes]) => ({
    hunt,
    value: changes.reduce<unknown>((so, [choices, instead]) => withOdd(so, choices, instead), hunt),
  }));

describe('a definition with anything in any place', () => {
  const address = { topicPrefix: '', partitions: 2 };
  const publish = (definition: HuntDefinition) =>
    stepsOf(editionOf(newHunt({ definition, by: 'me', at: 0 }, keys), keys), address);

  it('is either refused, each fault with its path, or can be published', () =>
    fc.assert(
      fc.property(oddHunt, ({ hunt, value }) => {
        const { definition, faults } = readDefinition(value);
        if (definition) {
          expect(publish(definition)).toHaveLength(3);
          expect(Array.isArray(revisionFaults(shownOf(hunt), shownOf(definition), 0))).toBe(true);
        } else {
          expect(faults.length).toBeGreaterThan(0);
          for (const fault of faults)
            expect(fault).toEqual({ path: expect.any(String), reason: expect.any(String) });
        }
        expect(({} as { polluted?: true }).polluted).toBeUndefined();
      }),
      { numRuns: 500 },
    ));

  it('is not judged beyond what a hunt may have', () => {
    const many = Array.from({ length: 60_000 }, () => ({ hints: [], points: 1 }));
    const { faults = [] } = readDefinition({
      huntId: 'h',
      version: 1,
      title: 'A',
      clues: many,
      chests: many,
    });
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['clues', 'chests', 'clues[499].hints']),
    );
    expect(faults.length).toBeLessThan(5_000);
  });
});
