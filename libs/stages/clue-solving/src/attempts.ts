import type { SolutionRejected } from '@treasure-hunt/contracts';
import type { Definition } from './clue.js';

/** What a player has tried at a clue, over all assignments. */
export interface Attempts {
  /** How many answers were wrong. */
  readonly used: number;
  /** When the last one was, in log time. */
  readonly wrongAt?: number;
  /** When the last attempts that were judged had been received, at most `maxPerSecond`. */
  readonly judgedAt: readonly number[];
}

/** A player may try this often within a second. */
const maxPerSecond = 5;

export const none: Attempts = { used: 0, judgedAt: [] };

/** The count as it is told; nothing where there is no limit. */
export const attemptsLeft = (
  { attempts }: Definition,
  { used }: Pick<Attempts, 'used'>,
): { attemptsLeft?: number } =>
  attempts === undefined ? {} : { attemptsLeft: Math.max(0, attempts - used) };

/** How long the player still has to wait at `now` after a wrong answer; not above 0 if they need not. */
export const coolDownMs = (
  { coolDownS = 0 }: Definition,
  { wrongAt }: Pick<Attempts, 'wrongAt'>,
  now: number,
): number => (wrongAt === undefined ? 0 : wrongAt + coolDownS * 1_000 - now);

/**
 * How much later an attempt would have had to come not to be one too many; not above 0 if it is not. Goes by when attempts
 * were received: however late they are judged, they came as fast as they came.
 */
export const tooFastByMs = ({ judgedAt }: Attempts, receivedAt: number): number => {
  const first = judgedAt.at(-maxPerSecond);
  return first === undefined ? 0 : first + 1_000 - receivedAt;
};

/** What was tried when this was judged, too. Only wrong answers are used up, and who is throttled is not held up any longer. */
export const withVerdict = (
  { used, wrongAt, judgedAt }: Attempts,
  { reason, at, receivedAt }: Pick<SolutionRejected, 'at' | 'receivedAt'> & { readonly reason?: string },
): Attempts => {
  const isWrong = reason === 'wrong-answer';
  const last = isWrong ? at : wrongAt;
  return {
    used: used + (isWrong ? 1 : 0),
    ...(last !== undefined && { wrongAt: last }),
    judgedAt: reason === 'throttled' ? judgedAt : [...judgedAt, receivedAt].slice(-maxPerSecond),
  };
};
