import {
  ClueAssigned,
  ClueExpired,
  ClueLocked,
  RewardGranted,
  SolutionAccepted,
  SolutionRejected,
  type HuntDefinition,
} from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { answered, quiet, solves } from './story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, walletOf } from './testing/told.js';

const minute = 60_000;
const solvesIt = { clueId: 'gate', answer: 'lion' };
const town = huntOf([
  fenced('gate', gate, { capacity: 2, holdS: 7_200 }),
  scannable('tower', 'qr-7', { requires: { allOf: ['gate'] } }),
]);

describe('a hunt that opens and closes while it is played', () => {
  const opensAt = noon + 10 * minute;
  const closesAt = noon + 60 * minute;
  const hunt: HuntDefinition = {
    ...town,
    opens: { at: opensAt },
    closes: { local: '2026-06-01T15:00', zone: 'Europe/Paris' },
  };
  const outcome = simulate({
    seed: 5,
    hunts: [hunt],
    saveAfterEach: true,
    repeats: 20,
    solvers: [solves('bob', 'gate', 'lion')],
    story: [
      ...crosses('ann', gate, noon), // comes early, and holds the gate
      quiet(noon + 3 * minute),
      ...crosses('bob', gate, noon + 3 * minute), // comes early, too, and solves it
      quiet(opensAt),
      ...scans('bob', 'qr-7', opensAt + minute), // opens the chest
      ...crosses('cleo', gate, opensAt + 2 * minute), // holds it
      quiet(opensAt + 6 * minute),
      ...crosses('dan', gate, opensAt + 6 * minute), // stands in line
      ...scans('eve', 'qr-7', opensAt + 10 * minute), // waits for the tower
      quiet(closesAt),
      answered('ann', solvesIt, closesAt),
      ...crosses('fay', gate, closesAt),
      quiet(closesAt + 10 * minute),
    ],
  });

  it('says when it opens, and is given then to those who came early', () => {
    expectAllWell(outcome);
    const early = outcome.said(ClueLocked).filter(({ data }) => data.clueId === 'gate');
    expect(early.map(({ data: { playerId, missing, opensAt } }) => [playerId, missing, opensAt])).toEqual([
      ['ann', [], opensAt],
      ['bob', [], opensAt],
    ]);
    const gates = outcome.said(ClueAssigned).filter(({ data }) => data.clueId === 'gate');
    expect(gates.map(({ data: { playerId } }) => playerId)).toEqual(['ann', 'bob', 'cleo']);
    expect(gates[0]?.data.at).toBe(opensAt);
  });

  it('ends what players hold and wait for, once, and takes no answer after that', () => {
    const expired = outcome
      .said(ClueExpired)
      .map(({ data: { playerId, reason, at } }) => [playerId, reason, at]);
    expect(expired.sort()).toEqual(
      ['ann', 'cleo', 'dan', 'eve'].map((player) => [player, 'hunt-closed', closesAt]),
    );
    expect(
      outcome.said(SolutionRejected).map(({ data: { playerId, reason } }) => [playerId, reason]),
    ).toEqual([['ann', 'hunt-closed']]);
    expect(outcome.feed('fay')).toEqual([]);
  });

  it('leaves what was granted', () => {
    expect(outcome.said(RewardGranted).map(({ data }) => data.playerId)).toEqual(['bob']);
    expect(walletOf(outcome, 'bob')).toMatchObject({ coin: 10 });
  });
});

describe('a hunt whose closing falls into the hour that clocks show twice', () => {
  const evening = Date.parse('2026-10-25T00:00:00Z'); // 02:00 in Paris; at 01:00Z it is 02:00 again.
  const closes = { local: '2026-10-25T02:30', zone: 'Europe/Paris' };
  const outcome = simulate({
    seed: 5,
    hunts: [{ ...town, closes }],
    story: [
      ...crosses('ann', gate, evening),
      ...crosses('bob', gate, evening),
      quiet(evening + 40 * minute), // 02:40, for the first time
      answered('ann', solvesIt, evening + 40 * minute),
      quiet(evening + 90 * minute), // 02:30, for the second time
      answered('bob', solvesIt, evening + 90 * minute),
    ],
  });

  it('goes on until the second of the two', () => {
    expectAllWell(outcome);
    expect(outcome.said(SolutionAccepted).map(({ data }) => data.playerId)).toEqual(['ann']);
    expect(
      outcome.said(SolutionRejected).map(({ data: { playerId, reason } }) => [playerId, reason]),
    ).toEqual([['bob', 'hunt-closed']]);
    expect(outcome.said(ClueExpired).map(({ data: { playerId, at } }) => [playerId, at])).toEqual([
      ['bob', evening + 90 * minute],
    ]);
  });
});
