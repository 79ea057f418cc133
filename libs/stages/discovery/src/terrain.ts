import type { HuntPublished } from '@treasure-hunt/contracts';
import type { Adopted } from './adopted.js';
import { isPlayable, type Definitions } from './definitions.js';
import { circleOnEarth, earth } from './earth.js';
import { fenceAround, type ClueOfHunt, type Fence } from './fence.js';
import { defaultEarthGate, earthGateOf } from './gate.js';
import { layersOf, type Layer } from './layer.js';
import type { Path, Point } from './sphere.js';

/** Everything that can be found in the hunts that a partition has adopted. */
export interface Terrain {
  /** The fences on the Earth, at least one layer. */
  readonly earth: readonly Layer<Point, Path>[];
  /** The clues that an object leads to. */
  cluesAt(targetId: string): readonly ClueOfHunt[];
}

/** Lays out the hunts that are adopted and not withdrawn. Throws if one of them is unknown. */
export const layOut = ({ hunts }: Adopted, definitions: Definitions): Terrain => {
  const played = hunts.map((hunt) => definitions(...hunt)).filter(isPlayable);
  const clues = cluesOfObjects(played);
  return {
    earth: layersOf(earth, played.flatMap(fencesOnEarth), defaultEarthGate),
    cluesAt: (targetId) => clues.get(targetId) ?? [],
  };
};

const fencesOnEarth = (hunt: HuntPublished): readonly Fence<Point, Path>[] => {
  const gate = earthGateOf(hunt.discovery);
  return hunt.clues.flatMap(({ clueId, trigger }) => {
    if (!('fence' in trigger) || !('circle' in trigger.fence)) return [];
    const { circle } = trigger.fence;
    if (!('radiusM' in circle)) return [];
    return [fenceAround(hunt, { clueId, dwellS: trigger.dwellS }, { gate, area: circleOnEarth(circle) })];
  });
};

const cluesOfObjects = (hunts: readonly HuntPublished[]): ReadonlyMap<string, readonly ClueOfHunt[]> => {
  const clues = new Map<string, ClueOfHunt[]>();
  for (const { huntId, huntVersion, clues: ofHunt } of hunts)
    for (const { clueId, trigger } of ofHunt) {
      if (!('object' in trigger)) continue;
      const { targetId } = trigger.object;
      clues.set(targetId, [...(clues.get(targetId) ?? []), { huntId, huntVersion, clueId }]);
    }
  return clues;
};
