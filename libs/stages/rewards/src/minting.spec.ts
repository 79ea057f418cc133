import type { Loot, LootLine, RewardGranted } from '@treasure-hunt/contracts';
import { decideOne, Documents } from '@treasure-hunt/decider';
import fc from 'fast-check';
import { rewards } from './stage.js';

const coins = { currency: fc.constantFrom('coin', 'gem'), amount: fc.integer({ min: 1, max: 1_000 }) };
const sku = fc.constantFrom('key', 'map');
const weight = fc.integer({ min: 1, max: 100 });
const line = fc.oneof(fc.record(coins), fc.record({ sku }));
const lines = fc.array(line, { maxLength: 4 });
const weighted = fc.array(fc.oneof(fc.record({ weight, ...coins }), fc.record({ weight, sku })), {
  maxLength: 4,
});
const loots = fc.record({ guaranteed: lines, weighted, consolation: lines });
const about = { huntId: 'h', huntVersion: 1, clueId: 'tower', chestId: 'oak' };

/** What is granted to players who find a chest with this loot, one after the other: opened or exhausted. */
const grantsOf = (loot: Loot, finds: readonly boolean[]): RewardGranted[] => {
  const stage = rewards(() => 'secret');
  const documents = new Documents();
  const decide = (n: number, type: string, data: object) => {
    const decided = decideOne(stage, documents, {
      ...{ type, id: `m${n}`, decisionId: `d${n}`, now: n },
      ...{ data: { ...about, ...data } },
    });
    documents.apply(decided.changes);
    return decided.facts;
  };
  decide(0, 'loot.defined', { secretId: 's', chests: [{ chestId: 'oak', loot }] });
  return finds.flatMap((opened, n) =>
    decide(n + 1, opened ? 'chest.revealed' : 'chest.exhausted', { playerId: `p${n}`, earnedBy: [] })
      .filter(({ type }) => type === 'reward.granted')
      .map(({ data }) => data as RewardGranted),
  );
};
const worth = (all: readonly LootLine[]) => ({
  coins: all.flatMap((one) => ('amount' in one ? [`${one.amount} ${one.currency}`] : [])),
  items: all.flatMap((one) => ('sku' in one ? [one.sku] : [])),
});
const paid = ({ coins, items }: RewardGranted) => ({
  coins: coins.map(({ amount, currency }) => `${amount} ${currency}`),
  items: items.map(({ sku }) => sku),
});

describe('what is minted', () => {
  it('has an id that nothing else has', () => {
    fc.assert(
      fc.property(loots, fc.array(fc.boolean(), { maxLength: 20 }), (loot, finds) => {
        const granted = grantsOf(loot, finds);
        const ids = granted.flatMap((one) => [
          one.grantId,
          ...one.coins.map(({ coinId }) => coinId),
          ...one.items.map(({ itemId }) => itemId),
        ]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is exactly the consolation, or what is guaranteed and one of the weighted lines', () => {
    fc.assert(
      fc.property(loots, fc.array(fc.boolean(), { maxLength: 20 }), (loot, finds) => {
        const opened = loot.weighted.length
          ? loot.weighted.map((drawn) => worth([...loot.guaranteed, drawn]))
          : [worth(loot.guaranteed)];
        for (const granted of grantsOf(loot, finds))
          expect(granted.consolation ? [worth(loot.consolation)] : opened).toContainEqual(paid(granted));
      }),
    );
  });
});
