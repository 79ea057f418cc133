import { RewardGranted, RewardReversed, WalletChanged } from '@treasure-hunt/contracts';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

/** What a player has of each currency. */
type Sums = ReadonlyMap<string, number>;

/** A wallet, as kept and as last told, is the sum of what its player was granted. */
export const walletsAreTheLedger = (history: History): Finding[] => {
  if (!history.isAtRest) return [];
  const ledger = ledgerOf(history);
  const told = new Map(history.all(WalletChanged).map(({ data }) => [data.playerId, data.balances] as const));
  const kept = history.documents('wallets');
  const players = new Set([...ledger.keys(), ...told.keys(), ...(kept?.keys() ?? [])]);
  return [...players].flatMap((player) => {
    const sums = ledger.get(player) ?? new Map<string, number>();
    return [
      ...differing(`${player} is told`, sums, Object.entries(told.get(player) ?? {})),
      ...(kept ? differing(`The wallet of ${player} has`, sums, balancesIn(kept.get(player))) : []),
    ];
  });
};

/** What every player was granted, less what was taken back. */
const ledgerOf = (history: History): ReadonlyMap<string, Sums> => {
  const ledger = new Map<string, Map<string, number>>();
  const add = ({ playerId, coins }: Pick<RewardGranted, 'playerId' | 'coins'>, sign: 1 | -1): void => {
    const sums = ledger.get(playerId) ?? new Map<string, number>();
    ledger.set(playerId, sums);
    for (const { currency, amount } of coins) sums.set(currency, (sums.get(currency) ?? 0) + sign * amount);
  };
  for (const { data } of history.all(RewardGranted)) add(data, 1);
  for (const { data } of history.all(RewardReversed)) add(data, -1);
  return ledger;
};

const balancesIn = (document: unknown): [string, number][] =>
  (document as { balances?: [string, number][] } | undefined)?.balances ?? [];

const differing = (who: string, sums: Sums, balances: readonly [string, number][]): Finding[] => {
  const text = (amounts: Iterable<readonly [string, number]>) =>
    [...amounts]
      .filter(([, amount]) => amount !== 0)
      .map(([currency, amount]) => `${amount} ${currency}`)
      .sort()
      .join(', ');
  const [should, is] = [text(sums), text(balances)];
  return should === is
    ? []
    : [{ what: `${who} ${is || 'nothing'}, the ledger says ${should || 'nothing'}.`, records: [] }];
};
