import { z } from 'zod';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { textOf } from '../text.js';
import { chestOf } from './chest.js';
import { triggerOf } from './trigger.js';

const text = textOf(2_000);

/** A hunt may have so many. */
export const maxClues = 500;
export const maxChests = 100;

/** A moment: an instant, or a local time with its zone. */
export const moment = z.union([
  z.strictObject({ at: instant }),
  z.strictObject({
    local: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'must be a local time such as 2026-12-02T02:00'),
    zone: z.string().min(1).max(64),
  }),
]);

export type Moment = z.output<typeof moment>;

const distinct = z
  .array(id)
  .min(1)
  .max(maxClues)
  .refine((ids) => new Set(ids).size === ids.length, 'names a clue twice')
  .meta({ uniqueItems: true });

/** Which clues a player has to solve first. */
export const requires = z.union([
  z.strictObject({ allOf: distinct }),
  z.strictObject({ nOf: z.strictObject({ n: z.number().int().positive(), clues: distinct }) }),
]);
export type Requires = z.output<typeof requires>;

/** What a player has to solve: `text` compares the normalised answer, `visit` solves itself when assigned. */
export const puzzle = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), prompt: text, answers: z.array(textOf(200)).min(1).max(20) }),
  z.strictObject({ kind: z.literal('visit'), prompt: text.optional() }),
]);

export const clue = z.strictObject({
  clueId: id,
  requires: requires.optional(),
  trigger: triggerOf(z.strictObject),
  puzzle,
  attempts: z.number().int().positive().max(1_000).optional(),
  coolDownS: z.number().int().min(0).max(86_400).optional(),
  capacity: z.number().int().positive().max(100_000).optional(),
  holdS: z.number().int().positive().max(31_536_000).optional(),
});
export type Clue = z.output<typeof clue>;

export const chest = chestOf(z.strictObject);

/** How discovery reads fixes in this hunt; what is left out takes its default. */
export const discoveryRules = z.strictObject({
  maxGapS: z.number().positive().max(86_400).optional(),
  maxSpeedMps: z.number().positive().max(10_000).optional(),
  maxAccuracyM: z.number().positive().max(10_000).optional(),
  lateS: z.number().positive().max(86_400).optional(),
  exitMarginM: z.number().min(0).max(10_000).optional(),
});

/** What counts where an author leaves it out: seconds, metres, metres per second. */
export const discoveryDefaults = {
  maxGapS: 120,
  maxSpeedMps: 60,
  maxAccuracyM: 75,
  lateS: 300,
  exitMarginM: 10,
} as const;

/** A hunt, as its author writes it and `POST /v1/hunts` takes it. */
export const huntDefinition = z.strictObject({
  huntId: id,
  version: z.number().int().positive(),
  title: text,
  difficulty: z.number().int().min(1).max(5).optional(),
  opens: moment.optional(),
  closes: moment.optional(),
  discovery: discoveryRules.optional(),
  clues: z.array(clue).min(1).max(maxClues),
  chests: z.array(chest).max(maxChests),
});
export type HuntDefinition = z.output<typeof huntDefinition>;

/** A definition may take this much as JSON. */
export const maxDefinitionBytes = 900_000;
