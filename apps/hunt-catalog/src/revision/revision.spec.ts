import type { Chest, Clue, HuntDefinition } from '@treasure-hunt/contracts';
import { sealed } from '@treasure-hunt/publication';
import { revisionFaults } from './revision.js';

const opensAt = Date.parse('2026-12-01T18:00:00Z');
const [before, after] = [opensAt - 3_600_000, opensAt + 1];

const gate: Clue = {
  clueId: 'gate',
  trigger: { fence: { circle: { lat: 39.9, lon: 116.4, radiusM: 40 } } },
  puzzle: { kind: 'text', prompt: 'Who guards it?', answers: ['lion', 'two lions'] },
  attempts: 3,
};
const well: Clue = {
  clueId: 'well',
  requires: { allOf: ['gate', 'tower'] },
  trigger: { object: { targetId: 'qr' } },
  puzzle: { kind: 'visit' },
};
const tower: Clue = { ...gate, clueId: 'tower' };
const oak: Chest = { chestId: 'oak', clueId: 'well', supply: 3, loot: {} };
const elm: Chest = { ...oak, chestId: 'elm' };
const hunt: HuntDefinition = {
  huntId: 'town',
  version: 1,
  title: 'Old town',
  opens: { at: opensAt },
  closes: { local: '2026-12-02T02:00', zone: 'Europe/Paris' },
  clues: [gate, well, tower],
  chests: [oak, elm],
};

const answerKey = { keyId: 'a1', secret: 'aa' };
const revise = (was: HuntDefinition, next: HuntDefinition, now: number) =>
  revisionFaults(sealed(was, answerKey), sealed(next, answerKey), now);
const faults = (change: Partial<HuntDefinition>, now: number) =>
  revise(hunt, { ...hunt, version: 2, ...change }, now).map(({ path }) => path);
const puzzle = (change: object) => ({
  clues: [{ ...gate, puzzle: { ...gate.puzzle, ...change } }, well, tower],
});

const free: readonly [string, Partial<HuntDefinition>][] = [
  ['nothing', {}],
  ['the title and the difficulty', { title: 'By night', difficulty: 3 }],
  ['the prompt', puzzle({ prompt: 'And who guards it now?' })],
  ['answers, one more', puzzle({ answers: ['two lions', 'lion', 'a cat'] })],
  ['answers, written differently', puzzle({ answers: ['LION!', 'Two Lions'] })],
  ['when it closes', { closes: { at: opensAt + 60_000 } }],
  ['capacity and hold', { clues: [{ ...gate, capacity: 5, holdS: 60 }, well, tower] }],
  ['attempts and cool-down', { clues: [{ ...gate, attempts: 1, coolDownS: 5 }, well, tower] }],
  ['where a clue is found', { clues: [{ ...gate, trigger: well.trigger }, well, tower] }],
  ['how fixes are read', { discovery: { maxSpeedMps: 20 } }],
  ['the loot', { chests: [{ ...oak, loot: { guaranteed: [{ sku: 'key' }] } }, elm] }],
  ['the supply, upwards', { chests: [{ ...oak, supply: 4 }, elm] }],
  [
    'the order of clues, chests and needs',
    {
      clues: [tower, { ...well, requires: { nOf: { n: 2, clues: ['tower', 'gate'] } } }, gate],
      chests: [elm, oak],
    },
  ],
];

const frozen: readonly [string, Partial<HuntDefinition>, string[]][] = [
  ['a clue is added', { clues: [gate, well, tower, { ...gate, clueId: 'pit' }] }, ['clues[3].clueId']],
  [
    'what a clue needs',
    { clues: [gate, { ...well, requires: { allOf: ['gate'] } }, tower] },
    ['clues[1].requires'],
  ],
  [
    'that it needs nothing',
    { clues: [{ ...gate, requires: { allOf: ['tower'] } }, well, tower] },
    ['clues[0].requires'],
  ],
  ['an answer is gone', puzzle({ answers: ['lion', 'cat'] }), ['clues[0].puzzle.answers']],
  [
    'the kind of a puzzle',
    { clues: [{ ...gate, puzzle: { kind: 'visit' } }, well, tower] },
    ['clues[0].puzzle.kind'],
  ],
  ['a chest is at another clue', { chests: [oak, { ...elm, clueId: 'gate' }] }, ['chests[1].clueId']],
  ['a chest is added', { chests: [oak, elm, { ...oak, chestId: 'ash' }] }, ['chests[2].chestId']],
  ['a chest is gone', { chests: [oak] }, ['chests']],
  ['when it opened', { opens: { at: opensAt + 3_600_000 } }, ['opens']],
  ['that it opened', { opens: undefined }, ['opens']],
];

describe('the next version of a hunt', () => {
  it.each(free)('may change %s, before it opens and after', (_, change) =>
    expect([faults(change, before), faults(change, after)]).toEqual([[], []]),
  );

  it.each(frozen)('is frozen once open, and free before: %s', (_, change, paths) =>
    expect([faults(change, before), faults(change, after)]).toEqual([[], paths]),
  );

  it('has every clue of the version before, and no smaller supply, even before it opens', () => {
    const less = {
      clues: [gate, { ...well, requires: { allOf: ['gate'] } }],
      chests: [{ ...oak, supply: 2 }, elm],
    };
    expect(faults(less, before)).toEqual(['clues', 'chests[0].supply']);
  });

  it('is told every breach at once', () =>
    expect(
      faults(
        {
          opens: { at: opensAt - 1 },
          clues: [
            { ...gate, requires: { allOf: ['tower'] }, puzzle: { kind: 'visit' } },
            { ...well, clueId: 'pit' },
          ],
          chests: [
            { ...oak, supply: 1, clueId: 'gate' },
            { ...elm, chestId: 'ash' },
          ],
        },
        after,
      ).sort(),
    ).toEqual(
      [
        ...['opens', 'clues', 'clues', 'clues[0].requires', 'clues[0].puzzle.kind', 'clues[1].clueId'],
        ...['chests', 'chests[0].clueId', 'chests[0].supply', 'chests[1].chestId'],
      ].sort(),
    ));

  it('is of an open hunt from a minute before it opens, and from the first where it opens at once', () => {
    const change = { clues: [gate, { ...well, requires: { allOf: ['gate'] } }, tower] };
    expect(faults(change, opensAt - 60_000)).toEqual(['clues[1].requires']);
    expect(faults(change, opensAt - 60_001)).toEqual([]);
    const { opens: _, ...always } = hunt;
    expect(revise(always, { ...always, version: 2, ...change }, 0)).toHaveLength(1);
  });
});
