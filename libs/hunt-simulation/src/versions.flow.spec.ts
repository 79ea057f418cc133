import { ClueAssigned, RewardGranted, SolutionAccepted, type HuntDefinition } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, begun, published, quiet, solves } from './story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, typesToldTo, walletOf } from './testing/told.js';

const minute = 60_000;
const at = (minutes: number) => noon + minutes * minute;
const lion = { clueId: 'gate', answer: 'lion' };
const cat = { clueId: 'gate', answer: 'cat' };
const tower = scannable('tower', 'qr-7', { requires: { allOf: ['gate'] } });

const chestOf = (supply: number, amount: number): HuntDefinition['chests'] => [
  { chestId: 'oak', clueId: 'tower', supply, loot: { guaranteed: [{ currency: 'coin', amount }] } },
];
const first: HuntDefinition = { ...huntOf([fenced('gate', gate), tower]), chests: chestOf(1, 10) };
const second: HuntDefinition = {
  ...first,
  version: 2,
  clues: [
    fenced('gate', gate, { puzzle: { kind: 'text', prompt: 'And now?', answers: ['lion', 'cat'] } }),
    tower,
  ],
  chests: chestOf(2, 20),
};

describe('a hunt whose second version comes while it is played', () => {
  const outcome = simulate({
    seed: 11,
    hunts: [first],
    saveAfterEach: true,
    repeats: 20,
    story: [
      ...crosses('ann', gate, at(0)), // holds the gate of version 1
      ...crosses('bob', gate, at(0)), // does, too, and has the only chest
      quiet(at(4)),
      answered('bob', lion, at(4)),
      quiet(at(5)),
      ...scans('bob', 'qr-7', at(5)),
      quiet(at(6)),
      published(second, at(6)),
      published(second, at(6)), // by a process that knew nothing of the other
      quiet(at(7)),
      answered('ann', cat, at(7)), // is right in version 2 only
      quiet(at(8)),
      ...crosses('cleo', gate, at(8)),
      quiet(at(12)),
      answered('cleo', cat, at(12)),
      quiet(at(13)),
      ...scans('cleo', 'qr-7', at(13)), // finds the chest that the new version has added
      quiet(at(14)),
      published(first, at(14)), // late, and of no use to anybody
      answered('ann', lion, at(14)),
      quiet(at(15)),
      ...scans('ann', 'qr-7', at(15)),
    ],
  });

  it('is held and judged by the version of each assignment', () => {
    expectAllWell(outcome);
    const gates = outcome.said(ClueAssigned).filter(({ data }) => data.clueId === 'gate');
    expect(
      gates
        .map(({ data: { playerId, huntVersion, puzzle } }) => [playerId, huntVersion, puzzle.prompt])
        .sort(),
    ).toEqual([
      ['ann', 1, 'Who guards it?'],
      ['bob', 1, 'Who guards it?'],
      ['cleo', 2, 'And now?'],
    ]);
    expect(typesToldTo(outcome, 'ann').filter((type) => type.startsWith('solution'))).toEqual([
      'solution.rejected',
      'solution.accepted',
      'solution.accepted',
    ]);
    const accepted = outcome.said(SolutionAccepted).filter(({ data }) => data.clueId === 'gate');
    expect(accepted.map(({ data }) => [data.playerId, data.huntVersion]).sort()).toEqual([
      ['ann', 1],
      ['bob', 1],
      ['cleo', 2],
    ]);
  });

  it('has as many chests as it names now, those counted that are open', () => {
    expect(
      ['bob', 'cleo', 'ann'].map((player) => typesToldTo(outcome, player).includes('chest.revealed')),
    ).toEqual([true, true, false]);
  });

  it('gives the loot of the version in which the chest was opened', () => {
    expect(
      outcome
        .said(RewardGranted)
        .map(({ data: { playerId, draw } }) => [playerId, draw.lootVersion])
        .sort(),
    ).toEqual([
      ['bob', 1],
      ['cleo', 2],
    ]);
    expect([walletOf(outcome, 'bob'), walletOf(outcome, 'cleo')]).toEqual([{ coin: 10 }, { coin: 20 }]);
  });
});

describe('a publication that is cut off and completed', () => {
  const playedAfter = (steps: number) =>
    simulate({
      seed: 13,
      hunts: [],
      solvers: [solves('bob', 'gate', 'lion'), solves('cleo', 'gate', 'cat')],
      story: [
        begun(first, at(0), steps),
        quiet(at(1)),
        published(first, at(1)),
        quiet(at(2)),
        ...crosses('bob', gate, at(2)),
        ...scans('bob', 'qr-7', at(5)),
        quiet(at(6)),
        begun(second, at(6), steps),
        quiet(at(7)),
        ...crosses('ann', gate, at(7)), // whichever version they get, they can solve it
        quiet(at(10)),
        published(second, at(10)),
        quiet(at(11)),
        answered('ann', lion, at(11)),
        ...crosses('cleo', gate, at(12)),
        ...scans('cleo', 'qr-7', at(15)),
      ],
    });

  it.each([0, 1, 2, 3])('is played as any other, when it was cut off after %s steps', (steps) => {
    const outcome = playedAfter(steps);
    expectAllWell(outcome);
    const solved = outcome.said(SolutionAccepted).filter(({ data }) => data.clueId === 'gate');
    expect(solved.map(({ data }) => [data.playerId, data.huntVersion, data.finder]).sort()).toEqual([
      ['ann', steps === 0 ? 1 : 2, 2],
      ['bob', 1, 1],
      ['cleo', 2, 3],
    ]);
    expect(
      outcome
        .said(RewardGranted)
        .map(({ data: { playerId, draw } }) => [playerId, draw.lootVersion])
        .sort(),
    ).toEqual([
      ['bob', 1],
      ['cleo', 2],
    ]);
  });
});

describe('a hunt that is changed before it opens', () => {
  const opens = { at: at(30) };
  const hunt = { ...first, opens };
  const pit = scannable('pit', 'qr-9');
  const changed: HuntDefinition = {
    ...hunt,
    version: 2,
    clues: [
      fenced('gate', gate, { requires: { allOf: ['pit'] } }),
      { ...tower, requires: { allOf: ['pit'] } },
      pit,
    ],
  };
  const outcome = simulate({
    seed: 12,
    hunts: [hunt],
    saveAfterEach: true,
    story: [
      ...crosses('ann', gate, at(0)), // needs nothing yet
      ...scans('bob', 'qr-7', at(0)), // needs the gate
      quiet(at(5)),
      published(changed, at(5)),
      quiet(at(30)),
      ...scans('ann', 'qr-9', at(31)),
      ...scans('bob', 'qr-9', at(31)),
    ],
  });

  it('is played as it is when it opens, by those too who came before', () => {
    expectAllWell(outcome);
    expect(
      outcome
        .said(ClueAssigned)
        .map(({ data: { playerId, clueId } }) => `${playerId} ${clueId}`)
        .sort(),
    ).toEqual(['ann gate', 'ann pit', 'bob pit', 'bob tower']);
    expect(typesToldTo(outcome, 'bob')).toContain('chest.revealed');
  });
});
