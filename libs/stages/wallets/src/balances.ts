import type { Coin } from '@treasure-hunt/contracts';
import type { Balances } from './state.js';

/** Balances sorted by currency. */
export const sortedBalances = (amounts: Iterable<readonly [currency: string, amount: number]>): Balances =>
  [...amounts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * The balances with so many of each coin in them, `times` 1 or -1. Throws a RangeError where a sum could not be counted exactly
 * any more (2^53).
 */
export const add = (balances: Balances, coins: readonly Coin[], times: 1 | -1): Balances => {
  const sums = new Map(balances);
  for (const { coinId, currency, amount } of coins) {
    const sum = (sums.get(currency) ?? 0) + times * amount;
    if (!Number.isSafeInteger(sum))
      throw new RangeError(`Coin ${coinId} is more ${currency} than can be counted.`);
    sums.set(currency, sum);
  }
  return sortedBalances(sums);
};
