import {
  ChestExhausted,
  ChestRevealed,
  ClueAssigned,
  ClueDiscovered,
  clueActivity,
  clueOutcomes,
  chestReveals,
  playerActivity,
  RewardGranted,
  rewardsTopic,
  SolutionAccepted,
  SolutionRejected,
  solutionAttempts,
} from '@treasure-hunt/contracts';
import type { Outcome } from './outcome.js';
import { simulate, type SimulationOptions } from './simulate.js';
import { quiet, solves } from './story.js';
import {
  crosses,
  crossingId,
  fenced,
  gate,
  huntOf,
  noon,
  scannable,
  scans,
  well,
} from './testing/old-town.js';
import { expectAllWell, typesToldTo, walletOf } from './testing/told.js';

const play = (options: Pick<SimulationOptions, 'hunts' | 'story' | 'solvers'>): Outcome => {
  const outcome = simulate({ seed: 7, saveAfterEach: true, ...options });
  expectAllWell(outcome);
  return outcome;
};

const minute = 60_000;
const sums = (coins: readonly { currency: string; amount: number }[]) =>
  coins.reduce<Record<string, number>>(
    (sum, { currency, amount }) => ({ ...sum, [currency]: (sum[currency] ?? 0) + amount }),
    {},
  );

describe('one player who crosses two fences and solves what is asked', () => {
  const hunt = huntOf([fenced('gate', gate), fenced('well', well, { requires: { allOf: ['gate'] } })]);
  const story = [
    ...crosses('ann', gate, noon),
    quiet(noon + 5 * minute),
    ...crosses('ann', well, noon + 5 * minute),
  ];
  const outcome = play({
    hunts: [hunt],
    story,
    solvers: [solves('ann', 'gate', 'lion'), solves('ann', 'well', 'tiger', 'The Lion!', 'lion')],
  });
  const [reward] = outcome.said(RewardGranted);

  it('opens the chest', () => {
    expect(typesToldTo(outcome, 'ann')).toEqual([
      'clue.assigned',
      'solution.accepted',
      'clue.assigned',
      'solution.rejected',
      'solution.rejected',
      'solution.accepted',
      'chest.revealed',
      'reward.granted',
      'wallet.changed',
    ]);
    expect(outcome.said(ChestRevealed).map(({ data }) => data)).toMatchObject([
      { playerId: 'ann', chestId: 'oak', opener: 1, left: 99 },
    ]);
  });

  it('has earned the reward by each step from the crossing on', () => {
    const topics = [playerActivity, clueActivity, clueOutcomes, solutionAttempts, clueOutcomes, chestReveals];
    const steps = reward?.data.earnedBy.map((id, n) =>
      outcome.facts(topics[n]!).find((one) => one.id === id),
    );
    expect(steps?.[0]?.id).toBe(crossingId('ann', noon + 5 * minute));
    expect(steps?.map((step) => step?.type)).toEqual([
      'player.moved',
      'clue.discovered',
      'clue.assigned',
      'solution.attempted',
      'solution.accepted',
      'chest.revealed',
    ]);
  });

  it('has what was granted in the wallet', () => {
    expect(reward?.data.coins[0]).toMatchObject({ currency: 'coin', amount: 10 });
    expect(walletOf(outcome, 'ann')).toEqual(sums(reward?.data.coins ?? []));
  });
});

describe('three chests and five who solve the clue', () => {
  const players = ['ann', 'bob', 'cleo', 'dan', 'eve'];
  const outcome = play({
    hunts: [huntOf([fenced('gate', gate)], 3)],
    story: players.flatMap((player, n) => crosses(player, gate, noon + n * 1_000)),
    solvers: players.map((player) => solves(player, 'gate', 'lion')),
  });

  it('are opened by the first three', () => {
    expect(outcome.said(ChestRevealed).map(({ data: { opener, left } }) => [opener, left])).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
    const finders = outcome.said(SolutionAccepted).map(({ data: { playerId } }) => playerId);
    expect(outcome.said(ChestRevealed).map(({ data: { playerId } }) => playerId)).toEqual(
      finders.slice(0, 3),
    );
  });

  it('leave a consolation to the other two', () => {
    const losers = outcome.said(ChestExhausted).map(({ data: { playerId } }) => playerId);
    expect(losers).toHaveLength(2);
    for (const player of losers) expect(walletOf(outcome, player)).toEqual({ coin: 1 });
    const consolations = outcome.said(RewardGranted).filter(({ data: { consolation } }) => consolation);
    expect(consolations.map(({ data: { playerId } }) => playerId)).toEqual(losers);
  });
});

describe('an object', () => {
  const outcome = play({
    hunts: [huntOf([scannable('tower', 'qr-7')])],
    story: scans('ann', 'qr-7', noon),
  });

  it('leads by a visit straight to the chest', () => {
    expect(outcome.said(ClueDiscovered)[0]?.data).toMatchObject({ clueId: 'tower', by: 'object' });
    expect(typesToldTo(outcome, 'ann')).toEqual([
      'clue.assigned',
      'solution.accepted',
      'chest.revealed',
      'reward.granted',
      'wallet.changed',
    ]);
    expect(outcome.said(SolutionAccepted)[0]?.data).not.toHaveProperty('attemptId');
  });

  it('is part of what earned the reward, without an attempt', () => {
    const [reward] = outcome.said(RewardGranted);
    expect(reward?.data.earnedBy).toEqual([
      `ann/acted/qr-7/${noon}`,
      outcome.said(ClueDiscovered)[0]?.id,
      outcome.said(ClueAssigned)[0]?.id,
      outcome.said(SolutionAccepted)[0]?.id,
      outcome.said(ChestRevealed)[0]?.id,
    ]);
    expect(outcome.facts(rewardsTopic).map(({ id }) => id)).toEqual([reward?.id]);
  });

  it('can be scanned again without another reward', () => {
    const again = play({
      hunts: [huntOf([scannable('tower', 'qr-7')])],
      story: [...scans('ann', 'qr-7', noon), ...scans('ann', 'qr-7', noon + 1)],
    });
    expect(again.said(ClueDiscovered)).toHaveLength(2);
    expect(again.said(RewardGranted)).toHaveLength(1);
    expect(again.said(SolutionRejected)).toEqual([]);
  });
});
