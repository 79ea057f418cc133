import type { Document } from '@treasure-hunt/decider';
import type { Collection } from './collection.js';

/** Where players were last: MongoDB deletes a presence when its `expiresAt` (milliseconds in the state) has passed. */
export const playerPresences: Collection = {
  name: 'player_presences',
  fields: ({ expiresAt }: Document & { readonly expiresAt?: number }) =>
    expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) },
  indexes: [[{ expiresAt: 1 }, { expireAfterSeconds: 0 }]],
};
