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
  /** Who was inside is outside when farther than this from the area: metres, or game units. */
  readonly exitMargin: number;
}

/** The margin of an area: the hunt's, or a tenth of the radius if that is smaller. */
export const exitMarginOf = ({ discovery }: HuntPublished, { radius }: { readonly radius: number }): number =>
  Math.min(discovery.exitMarginM, radius / 10);

/** Whether a spot is outside by the margin, so that who was inside has left. */
export const isLeft = <Spot, Way>({ area, exitMargin }: Fence<Spot, Way>, spot: Spot): boolean =>
  !area.isWithin(spot, exitMargin);
