import { z } from 'zod';
import { aboutHunt } from '../about.js';
import { chestOf } from '../hunt/chest.js';
import { hashedPuzzle } from '../hunt/hashed-puzzle.js';
import { triggerOf } from '../hunt/trigger.js';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { message, type DataOf } from '../message.js';
import { reversalReason } from '../rewards/reversal.js';
import { chestReveals, clueActivity, definitions, playerActivity } from '../topic.js';

/** `n` of these clues have to be solved first. */
const requirement = z.object({ n: z.number().int().positive(), clues: z.array(id).min(1) });
export type Requirement = z.output<typeof requirement>;

/** By which the markers of a version name its definition: derived from a secret, so that nobody can name what is not published yet. */
const publicationId = z.string().max(128).optional();

/** Everything that clue-solving needs of one clue; the first message in a clue's log. */
export const ClueDefined = message(
  'clue.defined',
  [clueActivity],
  z.object({
    ...aboutHunt,
    clueId: id,
    /** The version of the engine's rules that this hunt is played under. */
    rules: z.literal(1),
    /** The secret that this hunt's draws are seeded from. */
    secretId: id,
    /** True in the version that takes the hunt back. */
    withdrawn: z.boolean(),
    puzzle: hashedPuzzle,
    requires: requirement.optional(),
    /** So many wrong answers may a player give, over all assignments; without it, any number. */
    attempts: z.number().int().positive().optional(),
    /** How long a player has to wait after a wrong answer. */
    coolDownS: z.number().int().min(0).optional(),
    /** How many players may hold the clue at once; without it, any number. */
    capacity: z.number().int().positive().optional(),
    /** How long a player may hold the clue; without it, until the hunt ends. */
    holdS: z.number().int().positive().optional(),
    /** Who finds the clue before is given it then. */
    opensAt: instant.optional(),
    closesAt: instant.optional(),
    /** The clues that need this one. */
    unlocks: z.array(id),
    /** The chests at this clue, in the order in which they are tried; a clue with chests is final. */
    chests: z.array(chestOf(z.object)),
  }),
);
export type ClueDefined = DataOf<typeof ClueDefined>;

/** A hunt can be played from the markers (`hunt.adopted`) on. */
export const HuntPublished = message(
  'hunt.published',
  [definitions],
  z.object({
    ...aboutHunt,
    title: z.string(),
    difficulty: z.number().int().optional(),
    rules: z.literal(1),
    secretId: id,
    /** SHA-256 of the hunt's secret, in hex; the secret is shown when the hunt has closed. */
    secretHash: z.string(),
    publicationId,
    publishedAt: instant,
    opensAt: instant.optional(),
    closesAt: instant.optional(),
    /** How discovery reads fixes in this hunt, with the defaults filled in. */
    discovery: z.object({
      maxGapS: z.number(),
      maxSpeedMps: z.number(),
      maxAccuracyM: z.number(),
      lateS: z.number(),
      exitMarginM: z.number(),
    }),
    clues: z.array(
      z.object({
        clueId: id,
        requires: requirement.optional(),
        trigger: triggerOf(z.object),
        puzzle: hashedPuzzle,
        final: z.boolean(),
      }),
    ),
  }),
);
export type HuntPublished = DataOf<typeof HuntPublished>;

/** A hunt was taken back: the last version of its definition. */
export const HuntWithdrawn = message(
  'hunt.withdrawn',
  [definitions],
  z.object({ ...aboutHunt, publicationId, withdrawnAt: instant }),
);
export type HuntWithdrawn = DataOf<typeof HuntWithdrawn>;

/**
 * From this offset on, this version of the hunt counts for this partition's players, if it names its publication: anybody may write
 * here, and a marker of what is published later must come to nothing, whenever it is decided.
 */
export const HuntAdopted = message(
  'hunt.adopted',
  [playerActivity],
  z.object({ ...aboutHunt, publicationId }),
);
export type HuntAdopted = DataOf<typeof HuntAdopted>;

/** Staff ask to take a grant back; `reward.reversal-answered` says what came of it. */
export const RewardReversalRequested = message(
  'reward.reversal-requested',
  [chestReveals],
  z.object({
    clueId: id,
    grantId: id,
    /** By which key it was asked for: a short name of it, never the key. */
    requestedBy: id,
    reason: reversalReason,
  }),
);
export type RewardReversalRequested = DataOf<typeof RewardReversalRequested>;
