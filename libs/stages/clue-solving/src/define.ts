import { versionOf, type Clue } from './clue.js';
import type { Definition, Fact } from './messages.js';

/** What a definition changes: nothing unless it is a new version. Chests are told downstream before any fact that needs them. */
export const define = (clue: Clue | undefined, { data, now }: Definition): Fact[] => {
  if (clue && !replaces(clue, data)) return [];
  const { huntId, huntVersion, clueId, secretId, withdrawn, chests } = data;
  const stored: Fact = { type: 'definition.stored', data: { clueId, definition: data, at: now } };
  if (chests.length === 0) return [stored];
  const defined: Fact = {
    type: 'chest.defined',
    data: { huntId, huntVersion, clueId, secretId, withdrawn, chests },
  };
  return [stored, defined];
};

/** Withdrawal is the last version of a hunt; what has closed can only be withdrawn, and what is forgotten stays so. */
const replaces = (clue: Clue, next: Definition['data']): boolean =>
  (clue.status === 'open' || (clue.status === 'ended' && clue.reason === 'hunt-closed' && next.withdrawn)) &&
  clue.huntId === next.huntId &&
  next.huntVersion > versionOf(clue);
