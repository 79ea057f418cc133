import type { Documents } from '@treasure-hunt/decider';
import type { Clue } from './clue.js';
import { clues } from './keys.js';

/** How many players are in the lines of a shard's open clues, and in the longest of them. */
export const waitingPlayers = (documents: Pick<Documents, 'valuesOf'>) => {
  let players = 0;
  let longest = 0;
  for (const clue of documents.valuesOf(clues) as Iterable<Clue>) {
    if (clue.status !== 'open') continue;
    const { early, waiting } = clue.lines;
    players += early.length + waiting.length;
    longest = Math.max(longest, early.length + waiting.length);
  }
  return { 'clue.waiting.players': players, 'clue.waiting.longest': longest };
};
