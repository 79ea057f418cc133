import { z } from 'zod';
import { aboutHunt } from '../about.js';
import { id } from '../id.js';
import { instant } from '../instant.js';

/** How many entries each list of a view keeps; the oldest leave first. */
export const playerViewLimits = {
  held: 100,
  locked: 50,
  waiting: 100,
  turnedAway: 50,
  expired: 50,
  solved: 500,
  verdicts: 50,
  chests: 50,
  rewards: 50,
} as const;

const aboutClue = { ...aboutHunt, clueId: id };
const positive = z.number().int().positive();
const count = z.number().int().min(0);

/** A clue that the player may solve now, under this assignment. */
const heldClue = z.object({
  ...aboutClue,
  assignmentId: id,
  puzzle: z.object({ kind: z.string(), prompt: z.string().optional() }),
  attemptsLeft: count.optional(),
  discoveredAt: instant,
  assignedAt: instant,
  expiresAt: instant.optional(),
});

/** A clue that the player found too early: the clues that are still to be solved, and when it opens. */
const lockedClue = z.object({
  ...aboutClue,
  missing: z.array(id),
  opensAt: instant.optional(),
  lockedAt: instant,
});

/** A place in line, as of joining; 1 is next. */
const waitingForClue = z.object({ ...aboutClue, place: positive, queuedAt: instant });

/** A clue whose line was full; worth another try from `retryAt` on. */
const turnedAwayClue = z.object({ ...aboutClue, retryAt: instant });

/** A clue that the player held or waited for, and no more. */
const expiredClue = z.object({ ...aboutClue, reason: z.string(), expiredAt: instant });

/** A clue that the player solved, as the `finder`-th. */
const solvedClue = z.object({ ...aboutClue, finder: positive, final: z.boolean(), solvedAt: instant });

const aboutVerdict = {
  /** Missing only where the clue is unknown. */
  huntId: id.optional(),
  clueId: id,
  assignmentId: id,
  /** When the attempt was judged. */
  at: instant,
};

/** What became of an attempt. `attemptId` is missing where a visit solved the clue. */
const verdict = z.discriminatedUnion('verdict', [
  z.object({
    ...aboutVerdict,
    verdict: z.literal('accepted'),
    attemptId: id.optional(),
    finder: positive,
    final: z.boolean(),
  }),
  z.object({
    ...aboutVerdict,
    verdict: z.literal('rejected'),
    attemptId: id,
    reason: z.string(),
    attemptsLeft: count.optional(),
    retryAt: instant.optional(),
  }),
]);

const aboutChest = { ...aboutClue, chestId: id, at: instant };

/** A chest that the player opened as the `opener`-th, or found exhausted. */
const foundChest = z.discriminatedUnion('status', [
  z.object({ ...aboutChest, status: z.literal('revealed'), opener: positive, left: count }),
  z.object({ ...aboutChest, status: z.literal('exhausted') }),
]);

/** What was granted to the player at a chest. */
const earnedReward = z.object({
  ...aboutClue,
  grantId: id,
  chestId: id,
  coins: z.array(z.object({ coinId: id, currency: z.string(), amount: positive })),
  items: z.array(z.object({ itemId: id, sku: z.string() })),
  consolation: z.boolean(),
  grantedAt: instant,
  /** Where staff took it back: the coins and items are the player's no more. */
  reversed: z.object({ at: instant, reason: z.string() }).optional(),
});

/**
 * What `GET /v1/players/{id}` answers: where a player stands, in the order in which it happened. A clue is in at most one
 * of the lists `held`, `locked`, `waiting`, `turnedAway`, `expired` and `solved`.
 */
export const playerView = z.object({
  playerId: id,
  /** Log time of the last fact in this view; null where nothing was ever said to the player. */
  asOf: instant.nullable(),
  held: z.array(heldClue),
  locked: z.array(lockedClue),
  waiting: z.array(waitingForClue),
  turnedAway: z.array(turnedAwayClue),
  expired: z.array(expiredClue),
  solved: z.array(solvedClue),
  verdicts: z.array(verdict),
  chests: z.array(foundChest),
  rewards: z.array(earnedReward),
  wallet: z.object({ balances: z.record(z.string(), z.number().int()) }),
});
export type PlayerView = z.output<typeof playerView>;
