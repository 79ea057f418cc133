import { inForce, type DefinedClue } from './clue.js';

/** The clues that still have to be solved, in the order of the definition; empty when enough of them are. */
export const missingFrom = (clue: DefinedClue, met: readonly string[]): string[] => {
  const { requires } = inForce(clue);
  if (!requires) return [];
  const missing = requires.clues.filter((clueId) => !met.includes(clueId));
  return requires.clues.length - missing.length >= requires.n ? [] : missing;
};

/** Whether solving that clue counts for this one. */
export const needs = (clue: DefinedClue, solvedClueId: string): boolean =>
  inForce(clue).requires?.clues.includes(solvedClueId) ?? false;
