import { tooFastByMs } from './attempts.js';
import { isOver, type Clue, type DefinedClue, type OpenClue } from './clue.js';
import type { Assigned, Holding, Lost } from './holding.js';
import { judgeAnswer } from './judge-answer.js';
import type { Attempt, Fact } from './messages.js';
import { rejected } from './rejected.js';

/** What becomes of an attempt: the first that applies, in the contract's order of precedence. */
export const judge = (clue: Clue | undefined, holding: Holding, attempt: Attempt): Fact[] => {
  if (!clue) return [rejected({ holding, attempt }, { reason: 'unknown-clue' })];
  if (clue.status === 'forgotten') return [rejected({ clue, holding, attempt }, { reason: 'hunt-closed' })];
  const earlier = holding.verdicts.find(({ data }) => data.attemptId === attempt.data.attemptId);
  if (earlier) return [earlier]; // The same attempt gets the same verdict, under the same id.
  const retryAfterMs = tooFastByMs(holding.attempts, attempt.receivedAt);
  if (retryAfterMs > 0) return [rejected({ clue, holding, attempt }, { reason: 'throttled', retryAfterMs })];
  return judgeHolding(clue, holding, attempt);
};

/** The same for an attempt that is new, and not one too many. */
const judgeHolding = (clue: DefinedClue, holding: Holding, attempt: Attempt): Fact[] => {
  if (clue.status === 'ended' || isOver(clue, attempt.now))
    return [rejected({ clue, holding, attempt }, { reason: 'hunt-closed' })];
  if (holding.status === 'solved')
    return [rejected({ clue, holding, attempt }, { reason: 'already-solved' })];
  if (!wasAssigned(holding)) return [rejected({ clue, holding, attempt }, { reason: 'not-assigned' })];
  return judgeAssignment(clue, holding, attempt);
};

/** The same for an attempt of a player who holds the clue, or has lost it. */
const judgeAssignment = (clue: OpenClue, held: Assigned | Lost, attempt: Attempt): Fact[] => {
  // Only the assignment held now can solve: an older one may carry another answer.
  if (held.assignmentId !== attempt.data.assignmentId)
    return [rejected({ clue, holding: held, attempt }, { reason: 'stale-assignment' })];
  if (isTooLate(held, attempt)) return [rejected({ clue, holding: held, attempt }, { reason: 'expired' })];
  if (held.status === 'expired')
    return [rejected({ clue, holding: held, attempt }, { reason: 'attempts-exhausted' })];
  return judgeAnswer(clue, held, attempt);
};

/** An attempt is in time if it was received in time, however late it is judged. */
const isTooLate = (held: Assigned | Lost, { receivedAt }: Attempt): boolean =>
  held.status === 'expired'
    ? held.reason === 'hold-ended'
    : held.expiresAt !== undefined && receivedAt >= held.expiresAt;

const wasAssigned = (holding: Holding): holding is Assigned | Lost =>
  'assignmentId' in holding && holding.assignmentId !== undefined;
