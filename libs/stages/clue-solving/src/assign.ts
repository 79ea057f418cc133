import type { ClueAssigned, HashedPuzzle } from '@treasure-hunt/contracts';
import { aboutClue } from './about.js';
import { accept } from './accept.js';
import { inForce, type OpenClue } from './clue.js';
import type { Discovery } from './holding.js';
import type { Crossing, Fact, Unlock } from './messages.js';

/** A player who has found the clue and met its conditions. */
export interface Turn {
  readonly clue: OpenClue;
  /** What brought them here. */
  readonly command: Crossing | Unlock;
  readonly discovery: Discovery;
}

/** Gives the clue to the player, after the facts said `before` it. A `visit` is solved by that. */
export const assign = ({ clue, command, discovery }: Turn, before: readonly Fact[]): Fact[] => {
  const { puzzle, huntVersion } = inForce(clue);
  const assignmentId = command.decisionId;
  // Named here, because a visit's solution refers to it in the same breath.
  const id = `${command.decisionId}.${before.length}`;
  const assigned: Fact & { readonly id: string } = {
    id,
    type: 'clue.assigned',
    data: {
      ...aboutClue(clue, command),
      assignmentId,
      puzzle: shown(puzzle),
      discoveredAt: discovery.discoveredAt,
    },
  };
  const facts = [...before, assigned];
  if (puzzle.kind === 'text') return facts;
  const earnedBy = [...discovery.earnedBy, id];
  return [...facts, ...accept(clue, command, { assignmentId, huntVersion, earnedBy })];
};

/** What a player sees of a puzzle: no hashes. */
const shown = ({ kind, prompt }: HashedPuzzle): ClueAssigned['puzzle'] => ({
  kind,
  ...(prompt !== undefined && { prompt }),
});
