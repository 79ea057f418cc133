import { ownerOf, type Due, type Reader, type Recorded } from '@treasure-hunt/decider';
import type { Clue } from './clue.js';
import type { Command, Fact } from './messages.js';

export const clues = 'clues';
export const holdings = 'clue_assignments';

export interface Keys {
  readonly clue?: string;
  readonly holding?: string;
}

/** The documents that a command reads or a fact changes. */
export const keysOf = (subject: Command | Recorded<Fact>, documents: Reader): Keys => {
  if (subject.type === 'due') return keysOfDue(subject, documents);
  if (subject.type === 'tick') return {};
  return keysIn(subject.data);
};

const keysIn = (data: { readonly clueId: string; readonly playerId?: string }): Keys => ({
  clue: data.clueId,
  ...(data.playerId !== undefined && { holding: holdingKey(data.clueId, data.playerId) }),
});

/** What is due at a clue, or to one player there. */
const keysOfDue = ({ collection, key }: Due, documents: Reader): Keys =>
  collection === holdings ? { clue: ownerOf(key), holding: key } : keysOfDueClue(key, documents);

/** A withdrawn clue, and the next player there who has to be told. */
const keysOfDueClue = (key: string, documents: Reader): Keys => {
  const clue = documents.get(clues, key) as Clue | undefined;
  if (clue?.status !== 'withdrawn') return { clue: key };
  const next = documents.next(holdings, holdingKey(key, ''), holdingKey(key, clue.toldUpTo));
  return next === undefined ? { clue: key } : { clue: key, holding: next };
};

const holdingKey = (clueId: string, playerId: string): string => `${clueId}/${playerId}`;
