import type { Collection } from './collection.js';

/** Who opened which chest; keys are `clueId/playerId`, so an operator needs an index by player. */
export const chestReveals: Collection = {
  name: 'chest_reveals',
  indexes: [[{ 'state.playerId': 1 }, { sparse: true }]],
};
