import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';

/** Whether somebody who has solved these clues may hold this one. */
export const isUnlocked = ({ requires }: Clue, solved: ReadonlySet<string>): boolean => {
  if (requires === undefined) return true;
  if ('allOf' in requires) return requires.allOf.every((clueId) => solved.has(clueId));
  return requires.nOf.clues.filter((clueId) => solved.has(clueId)).length >= requires.nOf.n;
};

/** The object of a clue, for those that have one. */
export const targetOf = ({ trigger }: Clue): string | undefined =>
  'object' in trigger ? trigger.object.targetId : undefined;

/**
 * The clues that a player ends up solving who crosses these: an object is scanned as soon as its clue is unlocked, every
 * puzzle is solved in the end, and each may unlock others.
 */
export const solvableFrom = (
  crossed: ReadonlySet<string>,
  { clues }: HuntDefinition,
): ReadonlySet<string> => {
  const solved = new Set<string>();
  const isFound = (clue: Clue) => crossed.has(clue.clueId) || targetOf(clue) !== undefined;
  for (let before = -1; before < solved.size;) {
    before = solved.size;
    for (const clue of clues) if (isFound(clue) && isUnlocked(clue, solved)) solved.add(clue.clueId);
  }
  return solved;
};
