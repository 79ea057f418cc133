import { readDefinition } from './read-definition.js';

const clueOf = (n: number, more: object = {}): object => ({
  clueId: `clue-${n}`,
  trigger: { object: { targetId: `qr-${n}` } },
  puzzle: { kind: 'visit' },
  ...more,
});
const huntOf = (more: object, clue: object = {}): object => ({
  huntId: 'hunt',
  version: 1,
  title: 'At its limits',
  clues: [clueOf(0, clue)],
  chests: [],
  ...more,
});
const chestOf = (n: number, loot: object = {}, supply = 1): object => ({
  chestId: `chest-${n}`,
  clueId: 'clue-0',
  supply,
  loot,
});
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const coins = (count: number) => many(count, () => ({ currency: 'coin', amount: 1 }));
/** A ring of so many corners around a pole of the game world. */
const ring = (corners: number): number[][] =>
  many(corners, (n) => [
    1_000 * Math.cos((n * 2 * Math.PI) / corners),
    1_000 * Math.sin((n * 2 * Math.PI) / corners),
  ]);
const text = (answers: readonly string[], prompt = '?') => ({ puzzle: { kind: 'text', prompt, answers } });

const cases: readonly { of: string; limit: number; path: string; hunt: (count: number) => object }[] = [
  { of: 'clues', limit: 500, path: 'clues', hunt: (n) => huntOf({ clues: many(n, clueOf) }) },
  {
    of: 'chests',
    limit: 100,
    path: 'chests',
    hunt: (n) => huntOf({ chests: many(n, (at) => chestOf(at)) }),
  },
  {
    of: 'points in a polygon',
    limit: 1_000,
    path: 'clues[0].trigger.fence.polygon',
    hunt: (n) => huntOf({}, { trigger: { fence: { world: 'caves', polygon: ring(n) } } }),
  },
  {
    of: 'answers',
    limit: 20,
    path: 'clues[0].puzzle.answers',
    hunt: (n) => huntOf({}, text(many(n, (at) => `answer ${at}`))),
  },
  {
    of: 'characters in an answer',
    limit: 200,
    path: 'clues[0].puzzle.answers[0]',
    hunt: (n) => huntOf({}, text(['𝒶'.repeat(n)])),
  },
  {
    of: 'loot lines of a kind',
    limit: 100,
    path: 'chests[0].loot.guaranteed',
    hunt: (n) => huntOf({ chests: [chestOf(0, { guaranteed: coins(n) })] }),
  },
  {
    of: 'loot lines of all kinds',
    limit: 100,
    path: 'chests[0].loot',
    hunt: (n) => huntOf({ chests: [chestOf(0, { guaranteed: coins(50), consolation: coins(n - 50) })] }),
  },
  {
    of: 'supply',
    limit: 10_000_000,
    path: 'chests[0].supply',
    hunt: (n) => huntOf({ chests: [chestOf(0, {}, n)] }),
  },
  {
    of: 'capacity',
    limit: 100_000,
    path: 'clues[0].capacity',
    hunt: (n) => huntOf({}, { capacity: n, holdS: 60 }),
  },
  {
    of: 'characters in a title',
    limit: 2_000,
    path: 'title',
    hunt: (n) => huntOf({ title: '𝒶'.repeat(n) }),
  },
  {
    of: 'characters in a prompt',
    limit: 2_000,
    path: 'clues[0].puzzle.prompt',
    hunt: (n) => huntOf({}, text(['a'], 'x'.repeat(n))),
  },
];

describe('a hunt', () => {
  it.each(cases)('may have $limit $of, and not one more', ({ limit, path, hunt }) => {
    expect(readDefinition(hunt(limit)).faults).toBeUndefined();
    expect(readDefinition(hunt(limit + 1)).faults).toMatchObject([{ path }]);
  });
});
