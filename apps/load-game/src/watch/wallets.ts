import type { Heard } from '../play/heard.js';

type Balances = Record<string, number>;

/** Compares what wallets say with the coins that were granted. Players of a play are new, so their wallets begin empty. */
export class Wallets {
  private readonly granted = new Map<string, Balances>();
  private readonly said = new Map<string, { readonly at: number; readonly balances: Balances }>();

  /** The one that was granted last. */
  lastCoinId: string | undefined;

  enter(fact: Heard): void {
    if (fact.type === 'reward.granted')
      for (const { coinId, currency, amount } of fact.data.coins) {
        this.add(fact.data.playerId, currency, amount);
        this.lastCoinId = coinId;
      }
    if (fact.type === 'wallet.changed') {
      const { playerId, at, balances } = fact.data;
      if ((this.said.get(playerId)?.at ?? -Infinity) <= at) this.said.set(playerId, { at, balances });
    }
  }

  /** All coins granted, by currency. */
  get totals(): Balances {
    const totals: Balances = {};
    for (const balances of this.granted.values())
      for (const [currency, amount] of Object.entries(balances))
        totals[currency] = (totals[currency] ?? 0) + amount;
    return totals;
  }

  /** Players whose last balances are not the sum of their grants. */
  get wrong(): readonly string[] {
    return [...this.granted].flatMap(([playerId, granted]) => {
      const said = this.said.get(playerId)?.balances ?? {};
      const isRight = Object.entries(granted).every(([currency, amount]) => said[currency] === amount);
      return isRight ? [] : [`the right balance of ${playerId}: ${JSON.stringify(granted)}`];
    });
  }

  private add(playerId: string, currency: string, amount: number): void {
    const balances = this.granted.get(playerId) ?? {};
    balances[currency] = (balances[currency] ?? 0) + amount;
    this.granted.set(playerId, balances);
  }
}
