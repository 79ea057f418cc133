import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import type { Fix, Walk } from '../walks/walk.js';

/** The contract's default for `discovery.maxGapS`. */
const defaultMaxGapS = 120;

/** Which fix of a walk, by its place in the walk, completes the first crossing of which clue. */
export type Crossings = ReadonlyMap<string, number>;

/**
 * What a walker crosses, computed from the contract alone and with another library than the engine: the straight path between two
 * fixes touches the circle, and they do not lie further apart in time than the hunt's gap. The first fix joins no path.
 */
export const crossingsOf = ({ fixes }: Walk, hunt: HuntDefinition): Crossings => {
  const maxGapMs = (hunt.discovery?.maxGapS ?? defaultMaxGapS) * 1000;
  const crossings = new Map<string, number>();
  for (const clue of hunt.clues) {
    const circle = circleOf(clue);
    if (circle === undefined) continue;
    const crossing = fixes.findIndex((fix, n) => {
      const before = fixes[n - 1];
      return before !== undefined && fix.at - before.at <= maxGapMs && touches(circle, before, fix);
    });
    if (crossing >= 0) crossings.set(clue.clueId, crossing);
  }
  return crossings;
};

interface Circle {
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
}

const circleOf = ({ trigger }: Clue): Circle | undefined => {
  if (!('fence' in trigger) || !('circle' in trigger.fence)) return undefined;
  return 'radiusM' in trigger.fence.circle ? trigger.fence.circle : undefined;
};

const touches = ({ lat, lon, radiusM }: Circle, from: Fix, to: Fix): boolean => {
  const coordinates = [
    [from.lon, from.lat],
    [to.lon, to.lat],
  ];
  const path = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } } as const;
  return pointToLineDistance([lon, lat], path, { units: 'meters', method: 'geodesic' }) <= radiusM;
};
