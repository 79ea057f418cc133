import { ChestRevealed, RewardGranted, type HuntDefinition } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { huntOf, noon, scannable, scans } from './testing/old-town.js';
import { expectAllWell, walletOf } from './testing/told.js';

const base = huntOf([scannable('tower', 'qr-tower'), scannable('well', 'qr-well')]);
const loot = { guaranteed: [{ currency: 'coin', amount: 10 }] };
const hunt: HuntDefinition = {
  ...base,
  chests: [
    { chestId: 'of-the-tower', clueId: 'tower', supply: 5, loot },
    { chestId: 'of-the-well', clueId: 'well', supply: 1, loot },
    { chestId: 'in-the-well', clueId: 'well', supply: 1, loot },
  ],
};

describe.each([1, 2, 3])('a hunt with two final clues (seed %i)', (seed) => {
  const outcome = simulate({
    seed,
    hunts: [hunt],
    saveAfterEach: true,
    story: ['ann', 'bob'].flatMap((player, n) => [
      ...scans(player, 'qr-tower', noon + n * 1_000),
      ...scans(player, 'qr-well', noon + n * 1_000 + 1),
    ]),
  });

  it('gives each player one chest at each of them, from the first that has supply left', () => {
    expectAllWell(outcome);
    const opened = outcome
      .said(ChestRevealed)
      .map(({ data }) => `${data.playerId} ${data.clueId} ${data.chestId}`);
    const [first, second] = opened.some((one) => one === 'ann well of-the-well')
      ? ['ann', 'bob']
      : ['bob', 'ann'];
    expect(opened.toSorted()).toEqual(
      [
        'ann tower of-the-tower',
        'bob tower of-the-tower',
        `${first} well of-the-well`,
        `${second} well in-the-well`,
      ].toSorted(),
    );
  });

  it('grants each of them', () => {
    expect(outcome.said(RewardGranted)).toHaveLength(4);
    expect(['ann', 'bob'].map((player) => walletOf(outcome, player))).toEqual([{ coin: 20 }, { coin: 20 }]);
  });
});
