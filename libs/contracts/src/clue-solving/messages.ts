import { z } from 'zod';
import { aboutFact, aboutHunt, aboutPlayer, earnedBy } from '../about.js';
import { chestOf } from '../hunt/chest.js';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { message, type DataOf } from '../message.js';
import { reason } from '../reason.js';
import { clueActivity, clueOutcomes, playerFeed } from '../topic.js';

const toPlayer = [clueOutcomes, playerFeed];
const aboutClue = { ...aboutFact, clueId: id };
const attemptsLeft = z.number().int().min(0).optional();

/** An attempt whose answer was replaced by its HMACs, one for each key in use. */
export const SolutionSubmitted = message(
  'solution.submitted',
  [clueActivity],
  z.object({
    ...aboutPlayer,
    clueId: id,
    attemptId: id,
    assignmentId: id,
    answerHashes: z.array(z.object({ keyId: id, answerHash: z.string() })),
    /** The `ce_id` of the attempt as the game backend sent it. */
    attemptedBy: z.string(),
  }),
);
export type SolutionSubmitted = DataOf<typeof SolutionSubmitted>;

/** One of the clues that this clue needs was solved by this player. */
export const ClueUnlocked = message(
  'clue.unlocked',
  [clueActivity],
  z.object({ ...aboutClue, solvedClueId: id }),
);
export type ClueUnlocked = DataOf<typeof ClueUnlocked>;

/** The player holds the clue. */
export const ClueAssigned = message(
  'clue.assigned',
  toPlayer,
  z.object({
    ...aboutClue,
    assignmentId: id,
    puzzle: z.object({ kind: z.enum(['text', 'visit']), prompt: z.string().optional() }),
    attemptsLeft,
    expiresAt: instant.optional(),
    discoveredAt: instant,
  }),
);
export type ClueAssigned = DataOf<typeof ClueAssigned>;

/** The player found the clue, but something is missing before they can hold it. */
export const ClueLocked = message(
  'clue.locked',
  toPlayer,
  z.object({ ...aboutClue, missing: z.array(id), opensAt: instant.optional() }),
);
export type ClueLocked = DataOf<typeof ClueLocked>;

/** The player stands in line for the clue; `place` 1 is next. */
export const ClueQueued = message(
  'clue.queued',
  toPlayer,
  z.object({ ...aboutClue, place: z.number().int().positive() }),
);
export type ClueQueued = DataOf<typeof ClueQueued>;

/** The line is full. */
export const ClueTurnedAway = message(
  'clue.turned-away',
  toPlayer,
  z.object({ ...aboutClue, retryAfterMs: z.number().int().min(0) }),
);
export type ClueTurnedAway = DataOf<typeof ClueTurnedAway>;

/** Why a player lost a clue. */
const expiry = z.enum(['hold-ended', 'attempts-exhausted', 'hunt-closed', 'hunt-withdrawn']);
export type Expiry = z.output<typeof expiry>;

/** The player no longer holds the clue, or no longer waits for it. */
export const ClueExpired = message(
  'clue.expired',
  toPlayer,
  z.object({
    ...aboutClue,
    assignmentId: id.optional(),
    reason: reason(expiry),
  }),
);
export type ClueExpired = DataOf<typeof ClueExpired>;

/** The clue is solved. `finder` 1 is the first player who solved it; `final` clues have chests. */
export const SolutionAccepted = message(
  'solution.accepted',
  toPlayer,
  z.object({
    ...aboutClue,
    attemptId: id.optional(),
    assignmentId: id,
    finder: z.number().int().positive(),
    final: z.boolean(),
    earnedBy,
  }),
);
export type SolutionAccepted = DataOf<typeof SolutionAccepted>;

/** Why an attempt does not solve the clue. */
export const rejection = z.enum([
  'unknown-clue',
  'hunt-closed',
  'already-solved',
  'not-assigned',
  'stale-assignment',
  'expired',
  'attempts-exhausted',
  'cooling-down',
  'wrong-answer',
  'throttled',
]);
export type Rejection = z.output<typeof rejection>;

/** The attempt does not solve the clue. The hunt is missing only where the clue is unknown. */
export const SolutionRejected = message(
  'solution.rejected',
  toPlayer,
  z.object({
    ...aboutPlayer,
    huntId: aboutHunt.huntId.optional(),
    huntVersion: aboutHunt.huntVersion.optional(),
    attemptId: id,
    clueId: id,
    assignmentId: id,
    reason: reason(rejection),
    attemptsLeft,
    retryAfterMs: z.number().int().min(0).optional(),
  }),
);
export type SolutionRejected = DataOf<typeof SolutionRejected>;

/** The chests at a final clue, repeated downstream before any fact that needs them. */
export const ChestDefined = message(
  'chest.defined',
  [clueOutcomes],
  z.object({
    ...aboutHunt,
    clueId: id,
    secretId: id,
    withdrawn: z.boolean(),
    chests: z.array(chestOf(z.object)),
  }),
);
export type ChestDefined = DataOf<typeof ChestDefined>;

/** The clue ended long ago and nothing more comes of it: the chests there can be forgotten. */
export const ChestRetired = message('chest.retired', [clueOutcomes], z.object({ ...aboutHunt, clueId: id }));
export type ChestRetired = DataOf<typeof ChestRetired>;
