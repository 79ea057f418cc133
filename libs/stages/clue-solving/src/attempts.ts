import type { SolutionRejected } from '@treasure-hunt/contracts';
import type { Definition } from './clue.js';

/** What a player has tried at a clue, over all assignments. */
export interface Attempts {
  /** How many answers were wrong. */
  readonly used: number;
  /** When the last one was, in log time. */
  readonly wrongAt?: number;
}

export const none: Attempts = { used: 0 };

/** The count as it is told; nothing where there is no limit. */
export const attemptsLeft = ({ attempts }: Definition, { used }: Attempts): { attemptsLeft?: number } =>
  attempts === undefined ? {} : { attemptsLeft: Math.max(0, attempts - used) };

/** How long the player still has to wait at `now` after a wrong answer; not above 0 if they need not. */
export const coolDownMs = ({ coolDownS = 0 }: Definition, { wrongAt }: Attempts, now: number): number =>
  wrongAt === undefined ? 0 : wrongAt + coolDownS * 1_000 - now;

/** What was tried when this was refused, too. Only wrong answers count. */
export const withRefusal = (attempts: Attempts, { reason, at }: SolutionRejected): Attempts =>
  reason === 'wrong-answer' ? { ...attempts, used: attempts.used + 1, wrongAt: at } : attempts;
