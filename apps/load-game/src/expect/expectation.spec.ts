import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import type { Walk } from '../walks/walk.js';
import { expectationOf } from './expectation.js';

const metresNorth = (metres: number): number => 48 + metres / 111_195;
const circleAt = (metres: number): Clue['trigger'] => ({
  fence: { circle: { lat: metresNorth(metres), lon: 2, radiusM: 20 } },
});
const visit = { kind: 'visit' } as const;
const clue = (clueId: string, trigger: Clue['trigger'], requires?: Clue['requires']): Clue => ({
  clueId,
  trigger,
  puzzle: visit,
  ...(requires && { requires }),
});
const chestAt = (clueId: string) => ({ chestId: `${clueId}.chest`, clueId, supply: 9, loot: {} });
const hunt = (clues: Clue[], finals: string[] = []): HuntDefinition => ({
  huntId: 'h',
  version: 1,
  title: 'H',
  clues,
  chests: finals.map(chestAt),
});
/** A walk north; each step is [seconds from the start, metres north]. */
const walk = (...steps: [seconds: number, metres: number][]): Walk => ({
  name: 'ann',
  fixes: steps.map(([s, m]) => ({ at: s * 1_000, lat: metresNorth(m), lon: 2 })),
});

describe('what a walk crosses', () => {
  const gate = hunt([clue('gate', circleAt(100))]);
  const crossedAt = (...steps: [number, number][]) =>
    expectationOf(walk(...steps), gate).crossings.get('gate');

  it('is completed by the fix that lies inside', () => expect(crossedAt([0, 0], [5, 50], [10, 95])).toBe(2));
  it('is completed by the fix behind the fence', () => expect(crossedAt([0, 0], [5, 200])).toBe(1));
  it('is nothing on a path that ends before it', () => expect(crossedAt([0, 0], [5, 79])).toBeUndefined());
  it('is nothing in a gap of more than two minutes', () =>
    expect(crossedAt([0, 0], [121, 200])).toBeUndefined());
  it('counts at a gap of two minutes', () => expect(crossedAt([0, 0], [120, 200])).toBe(1));
  it('is completed by the second fix of who starts inside', () =>
    expect(crossedAt([0, 100], [5, 101])).toBe(1));
  it('is completed by the fix after a gap that ends inside', () =>
    expect(crossedAt([0, 0], [500, 100], [505, 300])).toBe(2));

  it('goes by the gap that the hunt sets', () => {
    const strict = { ...gate, discovery: { maxGapS: 4 } };
    expect(expectationOf(walk([0, 0], [5, 200]), strict).crossings.size).toBe(0);
  });
});

describe('what a walk solves', () => {
  const path = [
    clue('a', circleAt(100)),
    clue('b', circleAt(200)),
    clue('c', circleAt(300), { allOf: ['a', 'b'] }),
    clue('d', circleAt(400), { nOf: { n: 1, clues: ['b', 'c'] } }),
    clue('e', { object: { targetId: 'qr' } }, { allOf: ['c'] }),
  ];
  const played = hunt(path, ['d', 'e']);

  it('is everything for who crosses everything, objects included', () => {
    const { solved, locked, finals } = expectationOf(walk([0, 0], [60, 500]), played);
    expect([...solved].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(locked.size).toBe(0);
    expect([...finals].sort()).toEqual(['d', 'e']);
  });

  it('does not depend on the order of the walk', () => {
    const { solved } = expectationOf(walk([0, 500], [60, 0]), played);
    expect(solved.size).toBe(5);
  });

  it('leaves locked what lacks a clue', () => {
    const { solved, locked, finals } = expectationOf(walk([0, 150], [60, 500]), played);
    expect([...solved].sort()).toEqual(['b', 'd']);
    expect([...locked]).toEqual(['c']);
    expect([...finals]).toEqual(['d']);
  });
});
