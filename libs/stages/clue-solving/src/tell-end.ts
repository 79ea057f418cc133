import type { Due } from '@treasure-hunt/decider';
import type { EndedClue } from './clue.js';
import { expire } from './expire.js';
import type { Holding } from './holding.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';

/** Whether nobody is left to be told. */
export const isTold = ({ toldUpTo }: EndedClue): boolean => toldUpTo === undefined;

/** Tells one more player that the clue was withdrawn or has closed: `next` in key order, until there is none. */
export const tellEnd = (clue: EndedClue, next: Holding | undefined, due: Due): Fact[] => {
  const { clueId } = clue;
  if (!next) return [{ type: 'end.told', data: { clueId } }];
  const advanced: Fact = { type: 'end.advanced', data: { clueId, toldUpTo: next.playerId } };
  return [...endOf(clue, next, due), advanced];
};

/** The end ends holds and waits, and keeps what was earned. */
const endOf = (clue: EndedClue, holding: Holding, due: Due): Fact[] => {
  const { clueId, reason } = clue;
  const moment = momentDue(holding, due);
  switch (holding.status) {
    case 'locked':
      return [expire(clue, moment, { reason })];
    case 'early':
    case 'waiting': {
      const { playerId, status: line, number } = holding;
      const left: Fact = { type: 'place.left', data: { clueId, playerId, line, number, at: due.now } };
      return [left, expire(clue, moment, { reason })];
    }
    case 'assigned': {
      const { assignmentId, huntVersion } = holding;
      return [expire(clue, moment, { reason, assignmentId, huntVersion })];
    }
    case 'undiscovered':
    case 'turned-away':
    case 'solved':
    case 'expired':
      return [];
  }
};
