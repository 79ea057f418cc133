import { coinsGranted } from './index.js';

const grant = (coins: number, more: object = {}) => ({
  collection: 'reward_grants',
  key: 'tower/g',
  value: {
    coins: Array.from({ length: coins }, (_, n) => ({ coinId: `c${n}`, currency: 'coin', amount: 50 })),
    ...more,
  } as object,
});

it('counts the coins of new grants by their ids, and none when a grant is taken back', () => {
  const loot = { collection: 'loot', key: 'tower', value: { chests: [] } as object };
  expect(coinsGranted([loot, grant(2), grant(1)])).toBe(3);
  expect(
    coinsGranted([grant(2, { reversal: { reason: 'forged' } }), { ...grant(2), value: undefined }]),
  ).toBe(0);
});
