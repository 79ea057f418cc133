import type { HuntPublished, Trigger } from '@treasure-hunt/contracts';
import { distanceM, distanceToPathM, pointAt, type Path, type Point } from './sphere.js';

/** A clue of one version of a hunt. */
export interface ClueOfHunt {
  readonly huntId: string;
  readonly huntVersion: number;
  readonly clueId: string;
}

/** A circle on the Earth, ready to be measured against. */
export interface Fence {
  readonly clue: ClueOfHunt;
  /** Fixes that lie further apart in time than this join no path. */
  readonly maxGapMs: number;
  readonly centre: Point;
  readonly radiusM: number;
  /** Who was inside is outside when farther than this beyond the circle. */
  readonly exitMarginM: number;
}

/** The fence of a clue; undefined where the clue is triggered by an object, or its fence is not a circle on the Earth. */
export const fenceOf = (hunt: HuntPublished, clueId: string, trigger: Trigger): Fence | undefined => {
  const circle = earthCircleOf(trigger);
  if (circle === undefined) return undefined;
  const { huntId, huntVersion, discovery } = hunt;
  return {
    clue: { huntId, huntVersion, clueId },
    maxGapMs: discovery.maxGapS * 1000,
    centre: pointAt(circle),
    radiusM: circle.radiusM,
    exitMarginM: Math.min(discovery.exitMarginM, circle.radiusM / 10),
  };
};

const earthCircleOf = (trigger: Trigger) => {
  if (!('fence' in trigger) || !('circle' in trigger.fence)) return undefined;
  return 'radiusM' in trigger.fence.circle ? trigger.fence.circle : undefined;
};

/** Whether a path touches the circle. */
export const isTouched = ({ centre, radiusM }: Fence, path: Path): boolean =>
  distanceToPathM(centre, path) <= radiusM;

/** Whether a position is outside by the margin, so that who was inside has left. */
export const isLeft = ({ centre, radiusM, exitMarginM }: Fence, position: Point): boolean =>
  distanceM(centre, position) > radiusM + exitMarginM;
