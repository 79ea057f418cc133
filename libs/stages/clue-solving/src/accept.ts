import { inForce, type OpenClue } from './clue.js';
import type { Fact } from './messages.js';
import { aboutClue, type Moment } from './moment.js';

/** The assignment that is solved, and by what. */
export interface Solution {
  readonly assignmentId: string;
  readonly huntVersion: number;
  /** Absent where the puzzle solves itself. */
  readonly attemptId?: string;
  readonly earnedBy: readonly string[];
}

/** The clue is solved: the player is its next finder, and every clue that needs it hears of it. */
export const accept = (clue: OpenClue, moment: Moment, solution: Solution): Fact[] => {
  const { unlocks, final } = inForce(clue);
  const about = aboutClue(clue, moment, solution.huntVersion);
  const accepted: Fact = {
    type: 'solution.accepted',
    data: {
      ...about,
      ...(solution.attemptId !== undefined && { attemptId: solution.attemptId }),
      assignmentId: solution.assignmentId,
      finder: clue.finders + 1,
      final,
      earnedBy: [...solution.earnedBy],
    },
  };
  const unlocked = unlocks.map((clueId): Fact => ({
    type: 'clue.unlocked',
    data: { ...about, clueId, solvedClueId: clue.clueId },
  }));
  return [accepted, ...unlocked];
};
