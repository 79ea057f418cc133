import type { Coin, WalletChanged } from '@treasure-hunt/contracts';
import { given } from '@treasure-hunt/decider/testing';
import fc from 'fast-check';
import { wallets } from './stage.js';

const granted = (playerId: string, grantId: string, coins: Omit<Coin, 'coinId'>[]) => ({
  type: 'reward.granted',
  data: {
    huntId: 'h',
    huntVersion: 2,
    playerId,
    player: { segment: 'new' },
    receivedAt: 7,
    at: 8,
    grantId,
    chestId: 'oak',
    clueId: 'tower',
    coins: coins.map((coin, n) => ({ coinId: `${grantId}.c${n + 1}`, ...coin })),
    items: [{ itemId: `${grantId}.i1`, sku: 'golden-key' }],
    consolation: false,
    earnedBy: ['crossed'],
    draw: { seed: '00', lootVersion: 1 },
  },
});
const reversed = (...of: Parameters<typeof granted>) => ({ ...granted(...of), type: 'reward.reversed' });
const coin = (amount: number) => ({ currency: 'coin', amount });
const gem = (amount: number) => ({ currency: 'gem', amount });

describe('wallets', () => {
  it('tells the player what there is after a grant', () => {
    const { facts } = given(wallets).when({
      ...granted('ann', 'g1', [coin(10), gem(1), coin(5)]),
      now: 9_000,
    });
    expect(facts.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'wallet.changed',
        data: {
          huntId: 'h',
          huntVersion: 2,
          playerId: 'ann',
          player: { segment: 'new' },
          receivedAt: 7,
          at: 9_000,
          balances: { coin: 15, gem: 1 },
          grantId: 'g1',
        },
      },
    ]);
  });

  it('keeps one currency when another one grows, and one player apart from another', () => {
    given(wallets, granted('ann', 'g1', [gem(1)]), granted('bob', 'g2', [coin(100)]))
      .when(granted('ann', 'g3', [coin(2)]))
      .then({ type: 'wallet.changed', data: { balances: { coin: 2, gem: 1 }, grantId: 'g3' } });
  });

  it('says nothing of a grant without coins', () => {
    given(wallets, granted('ann', 'g1', [coin(1)]))
      .when(granted('ann', 'g2', []))
      .then();
  });

  it('takes out what was taken back, and shows a currency of which nothing is left', () => {
    given(wallets, granted('ann', 'g1', [coin(10), gem(1)]), granted('ann', 'g2', [coin(2)]))
      .when(reversed('ann', 'g1', [coin(10), gem(1)]))
      .then({ type: 'wallet.changed', data: { balances: { coin: 2, gem: 0 }, grantId: 'g1' } });
  });

  it('keeps the balances sorted by currency, as plain JSON', () => {
    const { documents } = given(wallets).when(granted('ann', 'g1', [gem(1), coin(2)]));
    expect(documents.get('wallets', 'ann')).toEqual({
      balances: [
        ['coin', 2],
        ['gem', 1],
      ],
    });
  });

  it('refuses to count beyond what can be counted exactly', () => {
    const full = given(wallets, granted('ann', 'g1', [coin(Number.MAX_SAFE_INTEGER)]));
    expect(() => full.when(granted('ann', 'g2', [coin(1)]))).toThrow(
      'Coin g2.c1 is more coin than can be counted.',
    );
  });

  it('always equals the ledger', () => {
    const coins = fc.array(
      fc.record({
        currency: fc.constantFrom('coin', 'gem', 'ore'),
        amount: fc.integer({ min: 1, max: 1e9 }),
      }),
      { maxLength: 4 },
    );
    const lines = fc.record({ playerId: fc.constantFrom('ann', 'bob'), coins, isReversed: fc.boolean() });
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 30 }), (ledger) => {
        const sums: Record<string, Record<string, number>> = { ann: {}, bob: {} };
        let story = given(wallets);
        const tell = (playerId: string, said: ReturnType<typeof granted>, times: number) => {
          const sum = sums[playerId] ?? {};
          for (const { currency, amount } of said.data.coins)
            sum[currency] = (sum[currency] ?? 0) + times * amount;
          story = story.when(said);
          const told = story.facts.map(({ data }) => (data as WalletChanged).balances);
          expect(told).toEqual(said.data.coins.length > 0 ? [sum] : []);
          expect(Math.min(0, ...Object.values(sum))).toBe(0);
        };
        ledger.forEach(({ playerId, coins }, n) => tell(playerId, granted(playerId, `g${n}`, coins), 1));
        ledger.forEach(({ playerId, coins, isReversed }, n) => {
          if (isReversed) tell(playerId, reversed(playerId, `g${n}`, coins), -1);
        });
      }),
    );
  });
});
