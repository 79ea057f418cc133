import type { ChestRetired } from '@treasure-hunt/contracts';
import type { Due } from '@treasure-hunt/decider';
import type { ChestFact, Chests, ChestState } from './state.js';

/**
 * Retires the chests at a clue where nothing is solved any more: rewards hears no more of them after this, and what is known
 * of them is due to be forgotten at once.
 */
export const retire = (
  { huntId, huntVersion, clueId }: ChestRetired,
  known: Chests | undefined,
  now: number,
): ChestFact[] => {
  if (!known) return [];
  const retired = { type: 'loot.retired', data: { huntId, huntVersion, clueId } } as const;
  return [retired, { type: 'chests.kept', data: { ...known, clueId, dueAt: now } }];
};

/** Forgets what one more player got there, then the chests. */
export const forgetNext = ({ reveal }: ChestState, { key: clueId, now }: Due): ChestFact[] =>
  reveal
    ? [{ type: 'reveal.forgotten', data: { clueId, at: now } }]
    : [{ type: 'chests.forgotten', data: { clueId } }];
