import type { Due } from '@treasure-hunt/decider';
import { inForce, type Clue, type WithdrawnClue } from './clue.js';
import type { Holding } from './holding.js';
import type { Fact } from './messages.js';

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
    case 'assigned':
      return [expired(clue, holding, due)];
    case 'undiscovered':
    case 'solved':
    case 'expired':
      return [];
  }
};

const expired = (
  clue: WithdrawnClue,
  { playerId, player, ...holding }: Extract<Holding, { status: 'locked' | 'assigned' }>,
  { now }: Due,
): Fact => ({
  type: 'clue.expired',
  data: {
    huntId: clue.huntId,
    huntVersion: inForce(clue).huntVersion,
    playerId,
    ...(player && { player }),
    receivedAt: clue.withdrawnAt,
    at: now,
    clueId: clue.clueId,
    ...(holding.status === 'assigned' && { assignmentId: holding.assignmentId }),
    reason: 'hunt-withdrawn',
  },
});
