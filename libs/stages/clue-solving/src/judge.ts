import type { Rejection } from '@treasure-hunt/contracts';
import { aboutClue, aboutPlayer } from './about.js';
import { accept } from './accept.js';
import { puzzleOf, type Clue, type OpenClue } from './clue.js';
import type { Assigned, Holding } from './holding.js';
import type { Attempt, Fact } from './messages.js';

/** What becomes of an attempt: the first that applies, in the contract's order of precedence. */
export const judge = (clue: Clue | undefined, holding: Holding, attempt: Attempt): Fact[] => {
  if (!clue) return [rejected(undefined, attempt, 'unknown-clue')];
  const earlier = holding.verdicts.find(({ data }) => data.attemptId === attempt.data.attemptId);
  if (earlier) return [earlier]; // The same attempt gets the same verdict, under the same id.
  if (clue.status === 'withdrawn') return [rejected(clue, attempt, 'hunt-closed')];
  if (holding.status === 'solved') return [rejected(clue, attempt, 'already-solved')];
  if (holding.status !== 'assigned') return [rejected(clue, attempt, 'not-assigned')];
  return judgeAnswer(clue, holding, attempt);
};

/** The same for an attempt at a clue that the player holds. */
const judgeAnswer = (clue: OpenClue, held: Assigned, attempt: Attempt): Fact[] => {
  const { assignmentId, attemptId, attemptedBy } = attempt.data;
  // Only the assignment held now can solve: an older one may carry another answer.
  if (held.assignmentId !== assignmentId) return [rejected(clue, attempt, 'stale-assignment')];
  if (!solves(clue, held, attempt)) return [rejected(clue, attempt, 'wrong-answer')];
  const earnedBy = [...held.earnedBy, attemptedBy];
  return accept(clue, attempt, { assignmentId, attemptId, huntVersion: held.huntVersion, earnedBy });
};

/** Whether one of the hashes, under the key that the puzzle was hashed with, is one of an answer. */
const solves = (clue: OpenClue, { huntVersion }: Assigned, { data }: Attempt): boolean => {
  const puzzle = puzzleOf(clue, huntVersion);
  if (puzzle?.kind !== 'text') return false;
  return data.answerHashes.some(
    ({ keyId, answerHash }) => keyId === puzzle.keyId && puzzle.answerHashes.includes(answerHash),
  );
};

const rejected = (clue: Clue | undefined, attempt: Attempt, reason: Rejection): Fact => {
  const { clueId, attemptId, assignmentId } = attempt.data;
  const about = clue ? aboutClue(clue, attempt) : { ...aboutPlayer(attempt), clueId };
  return { type: 'solution.rejected', data: { ...about, attemptId, assignmentId, reason } };
};
