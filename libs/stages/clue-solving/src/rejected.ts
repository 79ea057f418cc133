import type { Rejection, SolutionRejected } from '@treasure-hunt/contracts';
import type { Clue } from './clue.js';
import type { Attempt, Fact } from './messages.js';
import { aboutClue, aboutPlayer, momentOf } from './moment.js';

/** What a player may do about it. */
type Advice = Partial<Pick<SolutionRejected, 'attemptsLeft' | 'retryAfterMs'>>;

/** The attempt does not solve the clue. */
export const rejected = (
  clue: Clue | undefined,
  attempt: Attempt,
  { reason, ...advice }: Advice & { readonly reason: Rejection },
): Fact => {
  const { clueId, attemptId, assignmentId } = attempt.data;
  const moment = momentOf(attempt);
  const about = clue ? aboutClue(clue, moment) : { ...aboutPlayer(moment), clueId };
  return { type: 'solution.rejected', data: { ...about, attemptId, assignmentId, reason, ...advice } };
};
