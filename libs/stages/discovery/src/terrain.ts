import type { HuntPublished } from '@treasure-hunt/contracts';
import type { Adopted } from './adopted.js';
import { areaOf } from './areas.js';
import { isPlayable, type Definitions } from './definitions.js';
import { earth } from './earth.js';
import { fenceAround, type ClueOfHunt, type Fence } from './fence.js';
import { defaultEarthGate, defaultWorldGate, earthGateOf, worldGateOf } from './gate.js';
import type { Place } from './ground.js';
import { layersOf, type Layer } from './layer.js';
import { plane, type Segment } from './plane.js';
import type { Path, Point } from './sphere.js';

/** Everything that can be found in the hunts that a partition has adopted. */
export interface Terrain {
  /** The fences on the Earth, in one layer or more. */
  readonly earth: readonly Layer<Point, Path>[];
  /** The fences in a game world, in one layer or more. */
  worldOf(world: string): readonly Layer<Place, Segment>[];
  /** The clues that an object leads to. */
  cluesAt(targetId: string): readonly ClueOfHunt[];
  /** A clue that is behind a fence, by its id. */
  fencedClue(clueId: string): FencedClue | undefined;
}

/** A clue behind a fence, and the game world that the fence is in; none on the Earth. */
export interface FencedClue {
  readonly clue: ClueOfHunt;
  readonly world?: string | undefined;
}

/** Lays out the hunts that are adopted and not withdrawn. Throws if one of them is unknown. */
export const layOut = ({ hunts }: Adopted, definitions: Definitions): Terrain => {
  const played = hunts.map((hunt) => definitions(...hunt)).filter(isPlayable);
  const { onEarth, inWorlds, fenced } = fencesOf(played);
  const clues = cluesOfObjects(played);
  const worlds = new Map(
    [...inWorlds].map(([world, fences]) => [world, layersOf(plane, fences, defaultWorldGate)]),
  );
  const elsewhere = layersOf(plane, [], defaultWorldGate);
  return {
    earth: layersOf(earth, onEarth, defaultEarthGate),
    worldOf: (world) => worlds.get(world) ?? elsewhere,
    cluesAt: (targetId) => clues.get(targetId) ?? [],
    fencedClue: (clueId) => fenced.get(clueId),
  };
};

const fencesOf = (hunts: readonly HuntPublished[]) => {
  const onEarth: Fence<Point, Path>[] = [];
  const inWorlds = new Map<string, Fence<Place, Segment>[]>();
  const fenced = new Map<string, FencedClue>();
  for (const hunt of hunts)
    for (const { clueId, trigger } of hunt.clues) {
      if (!('fence' in trigger)) continue;
      const clue = { clueId, dwellS: trigger.dwellS };
      const { world, area } = areaOf(trigger.fence);
      if (world === undefined) {
        const fence = fenceAround(hunt, clue, { gate: earthGateOf(hunt.discovery), area });
        onEarth.push(fence);
        fenced.set(clueId, { clue: fence.clue, world });
      } else {
        const fence = fenceAround(hunt, clue, { gate: worldGateOf(hunt.discovery), area });
        const fences = inWorlds.get(world) ?? [];
        inWorlds.set(world, fences);
        fences.push(fence);
        fenced.set(clueId, { clue: fence.clue, world });
      }
    }
  return { onEarth, inWorlds, fenced };
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
