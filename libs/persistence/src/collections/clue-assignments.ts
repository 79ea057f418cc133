import type { Collection } from './collection.js';

/** Who holds which clue; keys are `clueId/playerId`, so an operator needs an index by player. */
export const clueAssignments: Collection = {
  name: 'clue_assignments',
  indexes: [[{ 'state.playerId': 1 }, { sparse: true }]],
};
