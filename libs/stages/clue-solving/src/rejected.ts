import type { Rejection, SolutionRejected } from '@treasure-hunt/contracts';
import type { Clue } from './clue.js';
import type { Holding } from './holding.js';
import type { Attempt, Fact } from './messages.js';
import { aboutClue, aboutPlayer, momentOf } from './moment.js';

/** What a player may do about it. */
type Advice = Partial<Pick<SolutionRejected, 'attemptsLeft' | 'retryAfterMs'>>;

/** An attempt, and what is known where it was made. */
interface Tried {
  readonly clue?: Clue;
  readonly holding: Holding;
  readonly attempt: Attempt;
}

/** The attempt does not solve the clue. */
export const rejected = (
  { clue, holding, attempt }: Tried,
  { reason, huntVersion, ...advice }: Advice & { readonly reason: Rejection; readonly huntVersion?: number },
): Fact => {
  const { clueId, attemptId, assignmentId } = attempt.data;
  const moment = momentOf(attempt, holding);
  const about = clue ? aboutClue(clue, moment, huntVersion) : { ...aboutPlayer(moment), clueId };
  return { type: 'solution.rejected', data: { ...about, attemptId, assignmentId, reason, ...advice } };
};
