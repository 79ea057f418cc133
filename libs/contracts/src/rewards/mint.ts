import type { LootLine } from '../hunt/loot.js';
import type { Coin, Item } from './messages.js';

/** What the lines are worth: one coin or item for each, numbered under the grant (`<grantId>.c1`, `<grantId>.i1`). */
export const mint = (grantId: string, lines: readonly LootLine[]): { coins: Coin[]; items: Item[] } => {
  const coins: Coin[] = [];
  const items: Item[] = [];
  for (const line of lines) {
    if ('sku' in line) items.push({ itemId: `${grantId}.i${items.length + 1}`, sku: line.sku });
    else {
      const { currency, amount } = line;
      coins.push({ coinId: `${grantId}.c${coins.length + 1}`, currency, amount });
    }
  }
  return { coins, items };
};
