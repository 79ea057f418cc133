import type { HuntPublished } from '@treasure-hunt/contracts';
import type { Adopted } from './adopted.js';
import { BoxIndex } from './box-index.js';
import { boxesOfCircle, boxesOfPath } from './boxes.js';
import { isPlayable, type Definitions } from './definitions.js';
import { fenceOf, type ClueOfHunt, type Fence } from './fence.js';
import type { Path } from './sphere.js';

/** Everything that can be found in the hunts that a partition has adopted. */
export interface Terrain {
  /** No fence joins fixes that lie further apart in time than this. */
  readonly longestGapMs: number;
  fenceOf(clueId: string): Fence | undefined;
  /** The fences that a path may touch: a few too many, never one too few. */
  fencesNear(path: Path): readonly Fence[];
  /** The clues that an object leads to. */
  cluesAt(targetId: string): readonly ClueOfHunt[];
}

/** Lays out the hunts that are adopted and not withdrawn. Throws if one of them is unknown. */
export const layOut = ({ hunts }: Adopted, definitions: Definitions): Terrain => {
  const played = hunts.map((hunt) => definitions(...hunt)).filter(isPlayable);
  const fences = played.flatMap(fencesOf);
  const fenceOfClue = new Map(fences.map((fence) => [fence.clue.clueId, fence]));
  const clues = cluesOfObjects(played);
  const index = new BoxIndex(fences, ({ centre, radiusM }) => boxesOfCircle(centre, radiusM));
  return {
    longestGapMs: fences.reduce((longest, { maxGapMs }) => Math.max(longest, maxGapMs), 0),
    fenceOf: (clueId) => fenceOfClue.get(clueId),
    fencesNear: (path) => index.meeting(boxesOfPath(path)),
    cluesAt: (targetId) => clues.get(targetId) ?? [],
  };
};

const fencesOf = (hunt: HuntPublished): readonly Fence[] =>
  hunt.clues
    .map(({ clueId, trigger }) => fenceOf(hunt, clueId, trigger))
    .filter((fence) => fence !== undefined);

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
