import type { SealedClue } from '@treasure-hunt/contracts';
import type { Fault } from '@treasure-hunt/service';
import type { RevisionRule } from './rule.js';

/** What one clue keeps: every breach by the path of its field within the clue. */
export type ClueRule = (before: SealedClue, next: SealedClue) => readonly Fault[];

/** A rule for every clue that both versions have. */
export const ofEachClue =
  (rule: ClueRule): RevisionRule =>
  ({ before, next }) => {
    const known = new Map(before.clues.map((clue) => [clue.clueId, clue]));
    return next.clues.flatMap((clue, index) => {
      const earlier = known.get(clue.clueId);
      const faults = earlier ? rule(earlier, clue) : [];
      return faults.map(({ path, reason }) => ({ path: `clues[${index}].${path}`, reason }));
    });
  };
