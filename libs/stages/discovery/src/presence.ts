import { presenceKept, type Player } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';
import type { Place } from './ground.js';

/** A player at a place. Plain JSON. */
export interface Fix {
  /** When, by the player's device, in milliseconds since 1970. */
  readonly at: number;
  readonly place: Place;
}

/** A player inside a fence that asks them to stay: which clue's, and since when by the player's device, in milliseconds. */
export type Dwelling = readonly [clueId: string, since: number];

/** How a player stands to the fences. Plain JSON. */
export interface Marks {
  /** The clues whose fences the player has entered and not left. */
  readonly inside: readonly string[];
  /** The fences in which the player has not stayed for as long as they ask. */
  readonly dwelling: readonly Dwelling[];
}

/** How a player is followed through one gate. Plain JSON. */
export interface Track extends Marks {
  /** The gate's key. */
  readonly gate: string;
  /** The last fix that counted; none where none has passed the gate yet. */
  readonly last?: Fix;
  /** Fixes in a row that came too fast after the last one that counted, and that agree with each other. */
  readonly suspects: readonly Fix[];
}

/** Where a player is, on the Earth or in one world. Plain JSON. */
export interface Presence extends Document {
  /** The latest `at` of all fixes, whether they counted or not. */
  readonly newestAt: number;
  readonly tracks: readonly Track[];
  /** By the log's clock, in milliseconds since 1970: from then on it is as if the player had never been seen. */
  readonly expiresAt: number;
  /** Until when the fixes that counted, and the actions that found something, are paid for, in log time: see `Pace`. */
  readonly fixesPaidUntil?: number;
  readonly actionsPaidUntil?: number;
  /** What was last said about the player there. */
  readonly player?: Player;
}

/** The presence that still counts at `now`. */
export const presenceAt = (presence: Presence | undefined, now: number): Presence | undefined =>
  presence !== undefined && now < presence.expiresAt ? presence : undefined;

/** Whether a player has entered a clue's fence, by whatever gate, and not left it. */
export const isInside = (presence: Presence | undefined, clueId: string): boolean =>
  presence?.tracks.some(({ inside }) => inside.includes(clueId)) ?? false;

/**
 * The player's track through a gate. Through a new one they are followed from the latest fix that counted elsewhere; no mark is
 * lost, so that a hunt whose next version has another gate finds nobody a second time.
 */
export const trackThrough = (gate: string, presence: Presence | undefined): Track => {
  const { tracks = [] } = presence ?? {};
  const own = tracks.find((track) => track.gate === gate);
  if (own !== undefined) return own;
  const [last] = tracks.flatMap((track) => track.last ?? []).sort((a, b) => b.at - a.at);
  return {
    gate,
    ...(last && { last }),
    inside: tracks.flatMap(({ inside }) => inside),
    dwelling: tracks.flatMap(({ dwelling }) => dwelling),
    suspects: [],
  };
};

/** When a player is forgotten whose last fix that counted was decided at `now`. */
export const forgottenAt = (now: number): number => now + presenceKept.byRulesMs;

/** Whether a fix has left everything as it was before. */
export const isSame = (presence: Presence, before: Presence | undefined): boolean =>
  presence.newestAt === before?.newestAt &&
  JSON.stringify([presence.tracks, presence.player]) === JSON.stringify([before.tracks, before.player]);

/** With what the player has done since; whoever was never seen has been nowhere. */
export const withActionsPaid = (
  before: Presence | undefined,
  now: number,
  actionsPaidUntil: number,
): Presence => ({
  ...(before ?? { newestAt: 0, tracks: [], expiresAt: forgottenAt(now) }),
  actionsPaidUntil,
});
