import { z } from 'zod';
import { id } from './id.js';
import { instant } from './instant.js';
import { textOf } from './text.js';

/** What a game backend last said about a player; copied along to every fact. */
export const player = z.object({
  segment: textOf(128, z.string()).optional(),
  timeZone: textOf(64, z.string()).optional(),
  locale: textOf(35, z.string()).optional(),
});
export type Player = z.output<typeof player>;

/** Who a message is about, and when it began. */
export const aboutPlayer = {
  playerId: id,
  player: player.optional(),
  /** Broker time of the outer message that caused this one. */
  receivedAt: instant,
  /** Log time of the decision. */
  at: instant,
};

/** Which version of which hunt. */
export const aboutHunt = { huntId: id, huntVersion: z.number().int().positive() };

/** The `ce_id`s of the steps that led here, from the crossing on. */
export const earnedBy = z.array(z.string());

/** The fields that every fact about a player has. */
export const aboutFact = { ...aboutHunt, ...aboutPlayer };
export type AboutFact = z.output<z.ZodObject<typeof aboutFact>>;
