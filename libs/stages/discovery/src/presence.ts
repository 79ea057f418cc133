import { presenceKept } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';
import type { Place } from './sphere.js';

/** Where a player was at the last accepted fix. Plain JSON. */
export interface Presence extends Document, Place {
  /** `at` of that fix, in milliseconds since 1970. */
  readonly lastAt: number;
  /** The clues whose fences the player has entered and not left. */
  readonly inside: readonly string[];
  /** By the log's clock, in milliseconds since 1970: from then on it is as if the player had never been seen. */
  readonly expiresAt: number;
}

/** A player at a place on the Earth. */
export interface Fix extends Place {
  /** When, by the player's device, in milliseconds since 1970. */
  readonly at: number;
}

/** The presence that still counts at `now`. */
export const presenceAt = (presence: Presence | undefined, now: number): Presence | undefined =>
  presence !== undefined && now < presence.expiresAt ? presence : undefined;

/** The presence after a fix that was decided at `now`. */
export const presenceAfter = ({ at, lat, lon }: Fix, inside: readonly string[], now: number): Presence => ({
  lastAt: at,
  lat,
  lon,
  inside,
  expiresAt: now + presenceKept.byRulesMs,
});
