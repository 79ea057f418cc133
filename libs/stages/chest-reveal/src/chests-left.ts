import type { Documents } from '@treasure-hunt/decider';
import { chests } from './keys.js';
import type { Chests } from './state.js';

/** How often the chests of a shard can still be opened. */
export const chestsLeft = (documents: Pick<Documents, 'valuesOf'>) => {
  let left = 0;
  for (const { withdrawn, dueAt, chests: supplies } of documents.valuesOf(chests) as Iterable<Chests>)
    if (!withdrawn && dueAt === undefined) for (const { supply, opened } of supplies) left += supply - opened;
  return { 'chest.left': left };
};
