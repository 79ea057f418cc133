import { distanceM, distanceToWayM, type Place, type Way } from './ellipsoid.js';
import type { Judged, ReferenceFence } from './reference-fence.js';
import { bendM, scaleShare } from './tolerance.js';

/** A circle of the contract. */
export interface Circle {
  readonly centre: Place;
  readonly radiusM: number;
}

export const circleFence = (
  { centre, radiusM }: Circle,
  about: Pick<ReferenceFence, 'clueId' | 'dwellMs'>,
  exitMarginM: number,
): ReferenceFence => {
  const marginM = Math.min(exitMarginM, radiusM / 10);
  const within = (limitM: number, measure: () => number, bentM = 0): Judged & { readonly metres: number } => {
    const metres = measure();
    return {
      metres,
      yes: metres <= limitM,
      near: () => ({ offM: Math.abs(metres - limitM), toleranceM: scaleShare * limitM + bentM }),
    };
  };
  return {
    ...about,
    shape: 'circle',
    isTouchedBy: (way) => within(radiusM, () => distanceOf(centre, way, radiusM), bendM(distanceM(...way))),
    holds: (place) => within(radiusM, () => distanceM(centre, place)),
    isLeftAt: (place) => {
      const { yes, near } = within(radiusM + marginM, () => distanceM(centre, place));
      return { yes: !yes, near };
    },
  };
};

/** The distance to a way; a lower bound of it where that is far beyond the limit. */
const distanceOf = (centre: Place, way: Way, limitM: number): number => {
  const least = distanceM(centre, way[0]) - distanceM(...way);
  return least > 1.1 * limitM ? least : distanceToWayM(centre, way);
};
