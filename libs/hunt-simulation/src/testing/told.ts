import type { Outcome } from '../outcome.js';

/** The types of what a player is told, in order. */
export const typesToldTo = (outcome: Outcome, player: string): string[] =>
  outcome.feed(player).map(({ type }) => type);

/** The balances that a player is left with. */
export const walletOf = (outcome: Outcome, player: string): Record<string, number> => {
  const wallet = outcome.documents('rewards', 'wallets').get(player) as
    { balances: [string, number][] } | undefined;
  return Object.fromEntries(wallet?.balances ?? []);
};

/** Asserts that nothing was refused and nothing failed. */
export const expectAllWell = ({ parked, quarantined }: Outcome): void => {
  expect(parked).toEqual([]);
  expect(quarantined).toEqual([]);
};
