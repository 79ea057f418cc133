import type { ClueDefined, SealedClue } from '@treasure-hunt/contracts';
import { needsOf } from './requirement.js';
import type { Edition } from './edition.js';
import { timesOf } from './times.js';

/** What clue-solving is told of each clue, in the order written. */
export const cluesDefined = (edition: Edition): readonly ClueDefined[] => {
  const unlocks = unlocksOf(edition.definition.clues);
  return edition.definition.clues.map((clue) => clueDefined(edition, clue, unlocks.get(clue.clueId) ?? []));
};

const clueDefined = (edition: Edition, clue: SealedClue, unlocks: readonly string[]): ClueDefined => {
  const requires = needsOf(clue);
  return {
    huntId: edition.definition.huntId,
    huntVersion: edition.huntVersion,
    clueId: clue.clueId,
    rules: 1,
    secretId: edition.huntSecret.keyId,
    withdrawn: edition.withdrawn,
    puzzle: clue.puzzle,
    ...(requires && { requires }),
    ...termsOf(clue),
    ...timesOf(edition.definition),
    unlocks: [...unlocks],
    chests: edition.definition.chests.filter(({ clueId }) => clueId === clue.clueId),
  };
};

const termsOf = ({ attempts, coolDownS, capacity, holdS }: SealedClue) => ({
  ...(attempts !== undefined && { attempts }),
  ...(coolDownS !== undefined && { coolDownS }),
  ...(capacity !== undefined && { capacity }),
  ...(holdS !== undefined && { holdS }),
});

/** For each clue, the clues that need it. */
const unlocksOf = (clues: readonly SealedClue[]): ReadonlyMap<string, readonly string[]> => {
  const unlocks = new Map<string, string[]>();
  for (const clue of clues)
    for (const needed of needsOf(clue)?.clues ?? [])
      unlocks.set(needed, [...(unlocks.get(needed) ?? []), clue.clueId]);
  return unlocks;
};
