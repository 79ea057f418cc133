import { presenceKept } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';
import type { Collection } from './collection.js';

/** The database deletes a presence one to two of these later than the rules forget it, at a round time: so a replaced one seldom changes its place in the index. */
const stepMs = (presenceKept.inDatabaseMs - presenceKept.byRulesMs) / 2;

/** Where players were last. MongoDB deletes a presence a while after its `expiresAt` (milliseconds in the state), see decision 8. */
export const playerPresences: Collection = {
  name: 'player_presences',
  fields: ({ expiresAt }: Document & { readonly expiresAt?: number }) =>
    expiresAt === undefined ? {} : { deleteAt: new Date(Math.ceil(expiresAt / stepMs + 1) * stepMs) },
  indexes: [[{ deleteAt: 1 }, { expireAfterSeconds: 0 }]],
};
