import { presenceKept } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';
import type { Collection } from './collection.js';

/** How much later than the rules forget a presence the database deletes it. */
const marginMs = presenceKept.inDatabaseMs - presenceKept.byRulesMs;

/** Where players were last. MongoDB deletes a presence a while after its `expiresAt` (milliseconds in the state), see decision 8. */
export const playerPresences: Collection = {
  name: 'player_presences',
  fields: ({ expiresAt }: Document & { readonly expiresAt?: number }) =>
    expiresAt === undefined ? {} : { deleteAt: new Date(expiresAt + marginMs) },
  indexes: [[{ deleteAt: 1 }, { expireAfterSeconds: 0 }]],
};
