import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import fc from 'fast-check';

const words = fc.stringMatching(/^[a-z]{1,12}$/);

const trigger: fc.Arbitrary<Clue['trigger']> = fc.oneof(
  fc.record({
    fence: fc.record({
      circle: fc.record({
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
        lon: fc.double({ min: -180, max: 180, noNaN: true }),
        radiusM: fc.double({ min: 1, max: 10_000, noNaN: true }),
      }),
    }),
  }),
  fc.record({ object: fc.record({ targetId: words }) }),
);

const puzzle: fc.Arbitrary<Clue['puzzle']> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    prompt: words,
    answers: fc.array(words, { minLength: 1, maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('visit' as const) }),
);

/** Needs only clues that come before, so that there is a way through. */
const requires = (index: number): fc.Arbitrary<Clue['requires']> => {
  if (index === 0) return fc.constant(undefined);
  const earlier = fc
    .uniqueArray(fc.nat(index - 1), { minLength: 1, maxLength: 5 })
    .map((is) => is.map(clueIdOf));
  const nOf = earlier.chain((clues) =>
    fc.integer({ min: 1, max: clues.length }).map((n) => ({ nOf: { n, clues } })),
  );
  return fc.oneof(
    fc.constant(undefined),
    earlier.map((allOf) => ({ allOf })),
    nOf,
  );
};

const clueIdOf = (index: number): string => `hunt.clue-${index}`;

const clue = (index: number): fc.Arbitrary<Clue> =>
  fc.record({ trigger, puzzle, requires: requires(index) }).map(({ requires: needs, ...rest }) => ({
    clueId: clueIdOf(index),
    ...rest,
    ...(needs && { requires: needs }),
  }));

/** Hunts that can be played, as JSON. */
export const playableHunt: fc.Arbitrary<HuntDefinition> = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    huntId: words,
    version: fc.constant(1),
    title: words,
    clues: fc.tuple(...Array.from({ length: count }, (_, index) => clue(index))),
    chests: fc
      .array(fc.record({ at: fc.nat(count - 1), supply: fc.integer({ min: 1, max: 1_000 }) }), {
        maxLength: 5,
      })
      .map((list) =>
        list.map(({ at, supply }, index) => ({
          chestId: `hunt.chest-${index}`,
          clueId: clueIdOf(at),
          supply,
          loot: { guaranteed: [{ currency: 'coin', amount: 1 }] },
        })),
      ),
  }),
);
