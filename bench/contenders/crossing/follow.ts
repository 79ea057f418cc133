import type { Fences, Place } from './fences.js';

/** A fix as it is written to Kafka. */
export interface Fix {
  readonly playerId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly position: Place;
}

/** Where a player was last, and the clues whose fences they are in; `at` in milliseconds since 1970. */
export interface Presence extends Place {
  readonly at: number;
  readonly inside: readonly string[];
}

export interface Followed {
  /** The clues whose fences the player has entered. */
  readonly found: readonly string[];
  readonly presence: Presence;
}

/** What a fix means for a player; undefined for one that is not after the last, as when it is read again. */
export const follow = (
  { at: time, position }: Fix,
  before: Presence | undefined,
  fences: Fences,
): Followed | undefined => {
  const at = Date.parse(time);
  if (before && at <= before.at) return undefined;
  const { x, y } = position;
  const inside = before?.inside ?? [];
  const touched = before ? fences.touchedBy(before, position) : [];
  const found = touched.filter((clueId) => !inside.includes(clueId));
  const still = [...inside, ...found].filter((clueId) => !fences.isLeft(clueId, position));
  return { found, presence: { at, x, y, inside: still } };
};
