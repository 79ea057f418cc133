import { inForce, isFree, type Clue, type OpenClue } from './clue.js';

/** The clue with the time at which something is due there, as of `at`. */
export const scheduled = (clue: Clue, at: number): Clue => {
  if (clue.status !== 'open') return clue;
  const { status, huntId, clueId, versions, finders, lines } = clue;
  const dueAt = Math.min(nextEntry(clue, at), inForce(clue).closesAt ?? Infinity);
  const known = { status, huntId, clueId, versions, finders, lines };
  return dueAt === Infinity ? known : { ...known, dueAt };
};

/** When the next player in line is let in; who came early goes before who came when the clue was open. */
const nextEntry = (clue: OpenClue, at: number): number => {
  if (clue.lines.early.length > 0) return Math.max(inForce(clue).opensAt ?? at, at);
  return clue.lines.waiting.length > 0 && isFree(clue) ? at : Infinity;
};
