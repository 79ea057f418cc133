import type { Fence } from './fence.js';
import { isLeft, isTouched } from './fence.js';
import type { Fix, Presence } from './presence.js';
import { pathBetween, pointAt } from './sphere.js';
import type { Terrain } from './terrain.js';

/** What a fix means for a player: the fences entered on the way to it, and the clues they are inside of now. */
export interface Step {
  readonly entered: readonly Fence[];
  readonly inside: readonly string[];
}

/**
 * Judges a fix with the path from the last accepted one. A first fix enters nothing and is inside of nothing yet, so that
 * who is inside already enters with the next fix; so does who is inside when a hunt is adopted.
 */
export const step = (presence: Presence | undefined, fix: Fix, terrain: Terrain): Step => {
  if (presence === undefined) return { entered: [], inside: [] };
  const marked = presence.inside
    .map((clueId) => terrain.fenceOf(clueId))
    .filter((fence) => fence !== undefined);
  const entered = fencesOnTheWay(presence, fix, terrain).filter((fence) => !marked.includes(fence));
  const position = pointAt(fix);
  const inside = [...marked, ...entered].filter((fence) => !isLeft(fence, position));
  return { entered, inside: inside.map(({ clue }) => clue.clueId) };
};

const fencesOnTheWay = (presence: Presence, fix: Fix, terrain: Terrain): readonly Fence[] => {
  const gapMs = fix.at - presence.lastAt;
  // After a long gap the ends may lie continents apart: nothing between them has to be looked at.
  if (gapMs > terrain.longestGapMs) return [];
  const path = pathBetween(presence, fix);
  return terrain.fencesNear(path).filter((fence) => gapMs <= fence.maxGapMs && isTouched(fence, path));
};
