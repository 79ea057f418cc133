import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Walk } from '../walks/walk.js';
import { crossingsOf, type Crossings } from './crossings.js';
import { solvableFrom } from './solvable.js';

/** What has to come of one walk. */
export interface Expectation {
  readonly crossings: Crossings;
  /** Clues that are assigned and solved in the end. */
  readonly solved: ReadonlySet<string>;
  /** Clues that are crossed and stay locked. */
  readonly locked: ReadonlySet<string>;
  /** Solved clues with a chest. */
  readonly finals: ReadonlySet<string>;
}

export const expectationOf = (walk: Walk, hunt: HuntDefinition): Expectation => {
  const crossings = crossingsOf(walk, hunt);
  const solved = solvableFrom(new Set(crossings.keys()), hunt);
  const withChest = new Set(hunt.chests.map(({ clueId }) => clueId));
  return {
    crossings,
    solved,
    locked: new Set([...crossings.keys()].filter((clueId) => !solved.has(clueId))),
    finals: new Set([...solved].filter((clueId) => withChest.has(clueId))),
  };
};
