import type { Collection } from './collection.js';

const coinId = 'state.coins.coinId';

/** What was granted. No coin can be in two grants; grants without coins are not in that index. */
export const rewardGrants: Collection = {
  name: 'reward_grants',
  indexes: [
    [{ 'state.playerId': 1 }, { sparse: true }],
    [{ [coinId]: 1 }, { unique: true, sparse: true }],
  ],
};
