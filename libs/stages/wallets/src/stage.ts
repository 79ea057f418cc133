import { flow } from '@treasure-hunt/contracts';
import type { Stage } from '@treasure-hunt/decider';
import { add, sortedBalances } from './balances.js';
import type { WalletCommand, WalletFact, WalletState } from './state.js';

/**
 * What every player has: the sum of what the ledger granted, less what was taken back. What arrives again never gets here, the shard
 * drops it by its sequence; so a wallet keeps no list of grants. A grant of items alone changes no balance, and nothing is
 * said. A balance does not go below zero: what is taken back was granted before, by the same shard and so in this order.
 */
export const wallets: Stage<WalletCommand, WalletFact, WalletState> = {
  flow: flow.wallets,
  parts: { wallet: { collection: 'wallets', kept: 'cache' } },
  initial: {},

  keysOf({ data }) {
    return { wallet: data.playerId };
  },

  decide({ type, data, now }, { wallet }) {
    if (data.coins.length === 0) return [];
    const { huntId, huntVersion, playerId, player, receivedAt, grantId } = data;
    const about = { huntId, huntVersion, playerId, ...(player && { player }), receivedAt, at: now };
    const balances = add(wallet?.balances ?? [], data.coins, type === 'reward.granted' ? 1 : -1);
    return [{ type: 'wallet.changed', data: { ...about, balances: Object.fromEntries(balances), grantId } }];
  },

  evolve(_, { data }) {
    return { wallet: { balances: sortedBalances(Object.entries(data.balances)) } };
  },
};
