import { accept } from './accept.js';
import { attemptsLeft, coolDownMs } from './attempts.js';
import { definitionAt, type Definition, type OpenClue } from './clue.js';
import { expire } from './expire.js';
import type { Assigned } from './holding.js';
import type { Attempt, Fact } from './messages.js';
import { momentOf } from './moment.js';
import { rejected } from './rejected.js';

/** What becomes of an attempt at the assignment that the player holds, under the version that it was made under. */
export const judgeAnswer = (clue: OpenClue, held: Assigned, attempt: Attempt): Fact[] => {
  const { huntVersion } = held;
  const about = { clue, holding: held, attempt };
  const definition = definitionAt(clue, huntVersion);
  const left = { huntVersion, ...attemptsLeft(definition, held.attempts) };
  if (left.attemptsLeft === 0) return [rejected(about, { reason: 'attempts-exhausted', ...left })];
  const retryAfterMs = coolDownMs(definition, held.attempts, attempt.now);
  if (retryAfterMs > 0) return [rejected(about, { reason: 'cooling-down', ...left, retryAfterMs })];
  if (!solves(definition, attempt)) return wrong(clue, held, attempt);
  const { assignmentId, attemptId, attemptedBy } = attempt.data;
  const earnedBy = [...held.earnedBy, attemptedBy];
  return accept(clue, momentOf(attempt, held), {
    assignmentId,
    attemptId,
    huntVersion,
    earnedBy,
  });
};

/** Whether one of the hashes, under the key that the puzzle was hashed with, is one of an answer. */
const solves = ({ puzzle }: Definition, { data }: Attempt): boolean =>
  puzzle.kind === 'text' &&
  data.answerHashes.some(
    ({ keyId, answerHash }) => keyId === puzzle.keyId && puzzle.answerHashes.includes(answerHash),
  );

/** One attempt less; with the last one, the clue is lost. */
const wrong = (clue: OpenClue, held: Assigned, attempt: Attempt): Fact[] => {
  const { huntVersion, assignmentId } = held;
  const about = { clue, holding: held, attempt };
  const definition = definitionAt(clue, huntVersion);
  const left = attemptsLeft(definition, { used: held.attempts.used + 1 });
  const refusal = { reason: 'wrong-answer', huntVersion, ...left } as const;
  if (left.attemptsLeft === 0) {
    return [
      rejected(about, refusal),
      expire(clue, momentOf(attempt, held), { reason: 'attempts-exhausted', assignmentId, huntVersion }),
    ];
  }
  const retryAfterMs = coolDownMs(definition, { wrongAt: attempt.now }, attempt.now);
  return [rejected(about, { ...refusal, ...(retryAfterMs > 0 && { retryAfterMs }) })];
};
