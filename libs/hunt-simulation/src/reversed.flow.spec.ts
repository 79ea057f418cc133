import { RewardReversalAnswered } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { quiet, reversed } from './story.js';
import { huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, typesToldTo, walletOf } from './testing/told.js';

const minute = 60_000;

describe('a reward that staff take back', () => {
  const outcome = simulate({
    seed: 5,
    hunts: [huntOf([scannable('tower', 'qr-7')], 1)],
    saveAfterEach: true,
    story: [
      reversed('ann', 'tower', noon), // there is nothing yet
      ...scans('ann', 'qr-7', noon),
      quiet(noon + minute),
      reversed('ann', 'tower', noon + minute),
      quiet(noon + 2 * minute),
      reversed('ann', 'tower', noon + 2 * minute),
      ...scans('bob', 'qr-7', noon + 3 * minute),
      quiet(),
    ],
  });

  it('is gone from the wallet, and the player is told so', () => {
    expectAllWell(outcome);
    expect(typesToldTo(outcome, 'ann').slice(-2)).toEqual(['reward.reversed', 'wallet.changed']);
    for (const amount of Object.values(walletOf(outcome, 'ann'))) expect(amount).toBe(0);
  });

  it('is answered to whoever asks', () => {
    const answers = outcome.said(RewardReversalAnswered).map(({ data }) => data.answer);
    expect([...new Set(answers)]).toEqual(['unknown-grant', 'reversed', 'already-reversed']);
  });

  it('gives nobody else the chest: its supply does not come back', () => {
    expect(typesToldTo(outcome, 'bob')).toContain('chest.exhausted');
    expect(walletOf(outcome, 'bob')).toEqual({ coin: 1 });
  });
});
