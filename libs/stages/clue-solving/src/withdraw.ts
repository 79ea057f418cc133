import type { Due } from '@treasure-hunt/decider';
import type { Clue, WithdrawnClue } from './clue.js';
import { expire } from './expire.js';
import type { Holding } from './holding.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';

const reason = 'hunt-withdrawn';

/** Tells one more player that the clue is withdrawn: `next` in key order, until there is none. */
export const tellWithdrawal = (clue: Clue | undefined, next: Holding | undefined, due: Due): Fact[] => {
  if (clue?.status !== 'withdrawn') return [];
  const { clueId } = clue;
  if (!next) return [{ type: 'withdrawal.ended', data: { clueId } }];
  const advanced: Fact = { type: 'withdrawal.advanced', data: { clueId, toldUpTo: next.playerId } };
  return [...endOf(clue, next, due), advanced];
};

/** Withdrawal ends holds and waits, and keeps what was earned. */
const endOf = (clue: WithdrawnClue, holding: Holding, due: Due): Fact[] => {
  switch (holding.status) {
    case 'locked':
      return [expire(clue, momentDue(holding, due), { reason })];
    case 'assigned':
      return [expire(clue, momentDue(holding, due), { reason, assignmentId: holding.assignmentId })];
    case 'undiscovered':
    case 'solved':
    case 'expired':
      return [];
  }
};
