import type { Requirement } from '@treasure-hunt/contracts';
import { needsOf } from '@treasure-hunt/publication';
import type { Sketch } from './sketch.js';

/** What each clue needs, by its id. */
export type Needs = ReadonlyMap<string, Requirement | undefined>;

/** What each clue needs; under a repeated id the first counts. */
export const needsById = ({ clues }: Sketch): Needs =>
  new Map(
    [...clues]
      .reverse()
      .flatMap((clue) => (clue.clueId === undefined ? [] : [[clue.clueId, needsOf(clue)] as const])),
  );

/** For each clue, those that need it. */
export const neededBy = (needs: Needs): ReadonlyMap<string, readonly string[]> => {
  const dependants = new Map<string, string[]>();
  for (const [id, need] of needs)
    for (const needed of need?.clues ?? []) dependants.set(needed, [...(dependants.get(needed) ?? []), id]);
  return dependants;
};

/** The clues that can be solved, one after the other, by somebody who finds and solves everything. */
export const solvable = (needs: Needs): ReadonlySet<string> => {
  const dependants = neededBy(needs);
  const missing = new Map([...needs].map(([id, need]) => [id, need?.n ?? 0]));
  const solved = new Set([...needs.keys()].filter((id) => missing.get(id) === 0));
  // A set hands out what is added to it while it is walked.
  for (const id of solved)
    for (const dependant of dependants.get(id) ?? []) {
      const left = (missing.get(dependant) ?? 0) - 1;
      missing.set(dependant, left);
      if (left === 0) solved.add(dependant);
    }
  return solved;
};
