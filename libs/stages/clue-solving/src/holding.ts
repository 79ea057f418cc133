import type { ClueExpired, Player, SolutionAccepted, SolutionRejected } from '@treasure-hunt/contracts';
import { none, type Attempts } from './attempts.js';
import type { LineName } from './line.js';

/** What an attempt came to, as it was told: it is told again, under the same id, when the attempt comes again. */
export type Verdict =
  | { readonly id: string; readonly type: 'solution.accepted'; readonly data: SolutionAccepted }
  | { readonly id: string; readonly type: 'solution.rejected'; readonly data: SolutionRejected };

/** So many verdicts are remembered per player and clue. */
export const rememberedVerdicts = 16;

interface KnownHolding {
  readonly playerId: string;
  /** What was last said about the player. */
  readonly player?: Player;
  readonly attempts: Attempts;
  readonly verdicts: readonly Verdict[];
  readonly dueAt?: number;
}

/** When the clue was found, in log time, and the `ce_id`s of the steps that led there. */
export interface Discovery {
  readonly discoveredAt: number;
  readonly earnedBy: readonly string[];
}

/** Not found yet; `met` are the clues it needs that the player has solved. */
export interface Undiscovered extends KnownHolding {
  readonly status: 'undiscovered';
  readonly met: readonly string[];
}

/** Found, and remembered until the clues it needs are solved. */
export interface Locked extends KnownHolding {
  readonly status: 'locked';
  readonly met: readonly string[];
  readonly discovery: Discovery;
}

/** Found, and waiting until the clue opens or, free to be held, until it is the player's turn. */
export interface InLine extends KnownHolding {
  readonly status: LineName;
  /** The clues it needs that the player has solved: whoever came early is asked again when it opens. */
  readonly met: readonly string[];
  readonly discovery: Discovery;
  /** Of the player's place. */
  readonly number: number;
}

/** The line was full. */
export interface TurnedAway extends KnownHolding {
  readonly status: 'turned-away';
}

/** Held by the player, under the version of the hunt that was in force when it was assigned. */
export interface Assigned extends KnownHolding {
  readonly status: 'assigned';
  readonly assignmentId: string;
  readonly huntVersion: number;
  /** When the hold ends, in log time; absent where it does not. */
  readonly expiresAt?: number;
  /** The `ce_id`s of the steps that led here, the assignment included. */
  readonly earnedBy: readonly string[];
}

export interface Solved extends KnownHolding {
  readonly status: 'solved';
  readonly assignmentId: string;
  readonly solvedAt: number;
  readonly finder: number;
}

/** No longer held, or no longer waited for. */
export interface Expired extends KnownHolding {
  readonly status: 'expired';
  /** The last assignment; absent where there was none. */
  readonly assignmentId?: string;
  readonly reason: ClueExpired['reason'];
  readonly expiredAt: number;
}

/** No longer held. */
export type Lost = Expired & { readonly assignmentId: string };

/** How one player stands to one clue. */
export type Holding = Undiscovered | Locked | InLine | TurnedAway | Assigned | Solved | Expired;

/** How a player stands to a clue of which nothing is known yet. */
export const stranger = (playerId: string): Undiscovered => ({
  status: 'undiscovered',
  playerId,
  met: [],
  attempts: none,
  verdicts: [],
});

/** What stays true of a holding whatever becomes of it, with what is now said about the player. */
export const continued = (holding: Holding, player: Player | undefined = holding.player) => ({
  playerId: holding.playerId,
  ...(player && { player }),
  attempts: holding.attempts,
  verdicts: holding.verdicts,
});
