import type { Reader, Recorded } from '@treasure-hunt/decider';
import type { ChestCommand, ChestFact } from './state.js';

export const chests = 'chests';
export const reveals = 'chest_reveals';

export interface Keys {
  readonly chests?: string;
  readonly reveal?: string;
}

/** The documents that a command reads or a fact changes. */
export const keysOf = (subject: ChestCommand | Recorded<ChestFact>, documents: Reader): Keys => {
  switch (subject.type) {
    case 'tick':
      return {};
    case 'due':
      return { chests: subject.key, ...firstReveal(subject.key, documents) };
    case 'reveal.forgotten':
      return { chests: subject.data.clueId, ...firstReveal(subject.data.clueId, documents) };
    case 'solution.accepted':
    case 'chest.revealed':
    case 'chest.exhausted':
      return { chests: subject.data.clueId, reveal: `${subject.data.clueId}/${subject.data.playerId}` };
    case 'chest.defined':
    case 'chest.retired':
    case 'chests.kept':
    case 'chests.forgotten':
    case 'loot.defined':
    case 'loot.retired':
      return { chests: subject.data.clueId };
  }
};

/** What is forgotten next at a clue. */
const firstReveal = (clueId: string, documents: Reader): Pick<Keys, 'reveal'> => {
  const reveal = documents.next(reveals, `${clueId}/`, '');
  return reveal === undefined ? {} : { reveal };
};
