import { ChestRevealed, type Clue } from '@treasure-hunt/contracts';
import type { Outcome } from './outcome.js';
import { simulate, type SimulationOptions } from './simulate.js';
import { quiet, solves } from './story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, typesToldTo } from './testing/told.js';

const play = (options: Pick<SimulationOptions, 'hunts' | 'story' | 'solvers'>): Outcome => {
  const outcome = simulate({ seed: 7, saveAfterEach: true, ...options });
  expectAllWell(outcome);
  return outcome;
};

const minute = 60_000;

describe('a clue that needs others', () => {
  const early = (clue: Clue, needed: readonly string[]) => ({
    hunts: [
      huntOf([fenced('a', gate), scannable('b', 'qr-b'), scannable('c', 'qr-c'), clue] as [Clue, ...Clue[]]),
    ],
    solvers: [solves('ann', 'a', 'lion')],
    needed: needed.flatMap((clueId, n) =>
      clueId === 'a' ? crosses('ann', gate, noon + n) : scans('ann', `qr-${clueId}`, noon + n),
    ),
  });
  const found = scans('ann', 'qr-last', noon + 10 * minute);
  /** Everything but what was told of the waiting. */
  const comesTo = (outcome: Outcome) =>
    outcome
      .feed('ann')
      .filter(({ type }) => type !== 'clue.locked')
      .map(({ type, key, data }) => [type, key, 'clueId' in data ? data.clueId : undefined]);

  it.each([
    ['all of them', { allOf: ['a', 'b'] }, ['a', 'b']],
    ['some of them', { nOf: { n: 2, clues: ['a', 'b', 'c'] } }, ['c', 'a']],
    ['any of them', { nOf: { n: 1, clues: ['a', 'b', 'c'] } }, ['b']],
  ])('comes to the same whether it is found before or after: %s', (_, requires, needed) => {
    const { needed: unlocking, ...given } = early(scannable('last', 'qr-last', { requires }), needed);
    const after = play({ ...given, story: [...unlocking, quiet(noon + 10 * minute), ...found] });
    const before = play({ ...given, story: [...found, quiet(), ...unlocking] });
    expect(typesToldTo(before, 'ann')[0]).toBe('clue.locked');
    expect(comesTo(before).filter(([, , clueId]) => clueId === 'last')).toEqual(
      comesTo(after).filter(([, , clueId]) => clueId === 'last'),
    );
    expect(before.said(ChestRevealed)).toHaveLength(1);
    expect(after.said(ChestRevealed)).toHaveLength(1);
  });

  it('stays locked while one of them is missing', () => {
    const clue = scannable('last', 'qr-last', { requires: { nOf: { n: 2, clues: ['a', 'b', 'c'] } } });
    const { needed, ...given } = early(clue, ['c']);
    const outcome = play({ ...given, story: [...needed, quiet(), ...found] });
    expect(outcome.feed('ann').at(-1)).toMatchObject({ type: 'clue.locked', data: { missing: ['a', 'b'] } });
    expect(outcome.said(ChestRevealed)).toEqual([]);
  });
});
