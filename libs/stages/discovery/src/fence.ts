import type { HuntPublished } from '@treasure-hunt/contracts';
import type { Gate } from './gate.js';
import type { Area } from './ground.js';

/** A clue of one version of a hunt. */
export interface ClueOfHunt {
  readonly huntId: string;
  readonly huntVersion: number;
  readonly clueId: string;
}

/** A clue's area, with the hunt's rules for it. */
export interface Fence<Spot, Way> {
  readonly clue: ClueOfHunt;
  readonly gate: Gate;
  readonly area: Area<Spot, Way>;
  /** How long a player has to stay inside; 0 where crossing is enough. */
  readonly dwellMs: number;
  /** Who was inside is outside when farther than this from the area: metres, or game units. */
  readonly exitMargin: number;
}

/** The fence of a clue around an area. */
export const fenceAround = <Spot, Way>(
  { huntId, huntVersion, discovery }: HuntPublished,
  { clueId, dwellS = 0 }: { readonly clueId: string; readonly dwellS: number | undefined },
  { gate, area }: Pick<Fence<Spot, Way>, 'gate' | 'area'>,
): Fence<Spot, Way> => ({
  clue: { huntId, huntVersion, clueId },
  gate,
  area,
  dwellMs: dwellS * 1000,
  // Asked for only where a player has entered.
  get exitMargin() {
    return Math.min(discovery.exitMarginM, area.radius / 10);
  },
});

/** Whether a spot is outside by the margin, so that who was inside has left. */
export const isLeft = <Spot, Way>({ area, exitMargin }: Fence<Spot, Way>, spot: Spot): boolean =>
  !area.isWithin(spot, exitMargin);
