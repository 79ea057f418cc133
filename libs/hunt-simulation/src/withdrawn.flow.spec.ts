import { ClueDiscovered, ClueExpired, RewardGranted, SolutionRejected } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, quiet, solves, withdrawn } from './story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, typesToldTo, walletOf } from './testing/told.js';

const minute = 60_000;
const hunt = huntOf([fenced('gate', gate), scannable('tower', 'qr-7', { requires: { allOf: ['gate'] } })]);

describe('a hunt that is withdrawn', () => {
  const before = simulate({
    seed: 3,
    hunts: [hunt],
    saveAfterEach: true,
    solvers: [solves('cleo', 'gate', 'lion')],
    story: [
      ...crosses('ann', gate, noon), // holds the gate
      ...scans('bob', 'qr-7', noon), // waits for the tower
      ...crosses('cleo', gate, noon), // has opened the chest
      ...scans('cleo', 'qr-7', noon),
      quiet(noon + 5 * minute),
      withdrawn(hunt, noon + 5 * minute),
      quiet(noon + 6 * minute),
      answered('ann', { clueId: 'gate', answer: 'lion' }, noon + 6 * minute),
      answered('cleo', { clueId: 'gate', answer: 'lion', attemptId: 'late' }, noon + 6 * minute),
      ...crosses('dan', gate, noon + 6 * minute),
      ...scans('dan', 'qr-7', noon + 6 * minute),
    ],
  });

  it('ends what players hold and wait for, and tells each of them once', () => {
    expectAllWell(before);
    const expired = before
      .said(ClueExpired)
      .map(({ data: { playerId, clueId, reason } }) => [playerId, clueId, reason]);
    expect(expired.sort()).toEqual([
      ['ann', 'gate', 'hunt-withdrawn'],
      ['bob', 'tower', 'hunt-withdrawn'],
    ]);
  });

  it('answers attempts that come later', () => {
    const verdicts = before
      .said(SolutionRejected)
      .map(({ data: { playerId, reason } }) => [playerId, reason]);
    expect(verdicts.sort()).toEqual([
      ['ann', 'hunt-closed'],
      ['cleo', 'hunt-closed'],
    ]);
  });

  it('is not discovered any more', () => {
    expect(before.said(ClueDiscovered).filter(({ data }) => data.playerId === 'dan')).toEqual([]);
    expect(typesToldTo(before, 'dan')).toEqual([]);
  });

  it('leaves what was granted', () => {
    expect(before.said(RewardGranted).map(({ data: { playerId } }) => playerId)).toEqual(['cleo']);
    expect(walletOf(before, 'cleo')).toMatchObject({ coin: 10 });
  });
});
