import { ownerOf, type Due, type Reader, type Recorded } from '@treasure-hunt/decider';
import type { Clue } from './clue.js';
import type { LineName, Place } from './line.js';
import type { Command, Fact } from './messages.js';

export const clues = 'clues';
export const holdings = 'clue_assignments';
export const places = 'waiting_places';

export interface Keys {
  readonly clue?: string;
  readonly holding?: string;
  readonly place?: string;
}

/** The documents that a command reads or a fact changes. */
export const keysOf = (subject: Command | Recorded<Fact>, documents: Reader): Keys => {
  if (subject.type === 'due') return keysOfDue(subject, documents);
  if (subject.type === 'tick') return {};
  return keysIn(subject.data);
};

interface Subject {
  readonly clueId: string;
  readonly playerId?: string;
  readonly line?: LineName;
  readonly number?: number;
}

const keysIn = ({ clueId, playerId, line, number }: Subject): Keys => ({
  clue: clueId,
  ...(playerId !== undefined && { holding: holdingKey(clueId, playerId) }),
  ...(line !== undefined && number !== undefined && { place: placeKey(clueId, { line, number }) }),
});

/** What is due at a clue, or to one player there. */
const keysOfDue = ({ collection, key }: Due, documents: Reader): Keys =>
  collection === holdings ? { clue: ownerOf(key), holding: key } : keysOfDueClue(key, documents);

/** A clue, and the next player there: who has to be told that it has ended, is to be forgotten, or is the next to be let in. */
const keysOfDueClue = (key: string, documents: Reader): Keys => {
  const clue = documents.get(clues, key) as Clue | undefined;
  if (clue?.status !== 'ended' && clue?.status !== 'forgotten')
    return { clue: key, ...nextInLine(key, documents) };
  const after = clue.status === 'ended' ? (clue.toldUpTo ?? '') : '';
  const holding = documents.next(holdings, holdingKey(key, ''), holdingKey(key, after));
  return { clue: key, ...(holding !== undefined && { holding }) };
};

/** The first player in line; who came early goes before who came when the clue was open. */
const nextInLine = (clueId: string, documents: Reader): Pick<Keys, 'holding' | 'place'> => {
  const key = first(documents, `${clueId}/early/`) ?? first(documents, `${clueId}/waiting/`);
  const place = key === undefined ? undefined : (documents.get(places, key) as Place | undefined);
  return place ? { place: key, holding: holdingKey(clueId, place.playerId) } : {};
};

const first = (documents: Reader, prefix: string): string | undefined =>
  documents.next(places, prefix, prefix);

const holdingKey = (clueId: string, playerId: string): string => `${clueId}/${playerId}`;

/** Numbers have 16 digits, as many as there can be, so that the order of keys is that of places. */
const placeKey = (clueId: string, { line, number }: Pick<Place, 'line' | 'number'>): string =>
  `${clueId}/${line}/${String(number).padStart(16, '0')}`;
