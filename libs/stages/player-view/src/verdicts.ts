import type { PlayerView, SolutionAccepted, SolutionRejected } from '@treasure-hunt/contracts';
import { append, move } from './lists.js';
import { pick } from './pick.js';
import type { View } from './state.js';

type Verdict = PlayerView['verdicts'][number];

/** The clue is solved: it leaves what the player holds, and no locked clue misses it any more. */
export const accepted = (view: View, said: SolutionAccepted): View => {
  const judged = pick(said, 'huntId', 'clueId', 'assignmentId', 'attemptId', 'finder', 'final', 'at');
  const verdict = { ...judged, verdict: 'accepted' as const };
  if (isKnown(view, verdict)) return view;
  const about = pick(said, 'huntId', 'huntVersion', 'clueId', 'finder', 'final');
  const solved = move(view, 'solved', { ...about, solvedAt: said.at });
  const locked = solved.locked.map((entry) => ({
    ...entry,
    missing: entry.missing.filter((clueId) => clueId !== said.clueId),
  }));
  return append({ ...solved, locked }, 'verdicts', verdict);
};

export const rejected = (view: View, said: SolutionRejected): View => {
  const judged = pick(said, 'huntId', 'clueId', 'assignmentId', 'attemptId', 'reason', 'attemptsLeft', 'at');
  const retry = said.retryAfterMs === undefined ? {} : { retryAt: said.at + said.retryAfterMs };
  const verdict = { ...judged, ...retry, verdict: 'rejected' as const };
  return isKnown(view, verdict) ? view : append(lessAttempts(view, said), 'verdicts', verdict);
};

/** An attempt that is sent again gets its verdict again: it is told twice, and happened once. */
const isKnown = (view: View, verdict: Verdict): boolean =>
  view.verdicts.some(
    (known) =>
      known.clueId === verdict.clueId &&
      known.attemptId === verdict.attemptId &&
      reasonOf(known) === reasonOf(verdict),
  );

const reasonOf = (verdict: Verdict): string | undefined =>
  verdict.verdict === 'rejected' ? verdict.reason : undefined;

/** Attempts only become fewer: an old verdict told again gives none back. */
const lessAttempts = (view: View, { clueId, attemptsLeft }: SolutionRejected): View => {
  if (attemptsLeft === undefined) return view;
  const held = view.held.map((clue) =>
    clue.clueId === clueId
      ? { ...clue, attemptsLeft: Math.min(attemptsLeft, clue.attemptsLeft ?? attemptsLeft) }
      : clue,
  );
  return { ...view, held };
};
