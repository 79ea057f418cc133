import type { ClueAssigned, HashedPuzzle } from '@treasure-hunt/contracts';
import { accept } from './accept.js';
import { attemptsLeft } from './attempts.js';
import { inForce, type OpenClue } from './clue.js';
import { endOfHold } from './hold.js';
import type { Discovery, Holding } from './holding.js';
import type { Fact } from './messages.js';
import { aboutClue, type Moment } from './moment.js';

/** A player who has found the clue and met its conditions. */
export interface Turn {
  readonly clue: OpenClue;
  readonly moment: Moment;
  readonly holding: Holding;
  readonly discovery: Discovery;
}

/** Gives the clue to the player, after the facts said `before` it. A `visit` is solved by that. */
export const assign = ({ clue, moment, holding, discovery }: Turn, before: readonly Fact[]): Fact[] => {
  const definition = inForce(clue);
  const { puzzle, huntVersion } = definition;
  const assignmentId = moment.decisionId;
  // Named here, because a visit's solution refers to it in the same breath.
  const id = `${moment.decisionId}.${before.length}`;
  const assigned: Fact & { readonly id: string } = {
    id,
    type: 'clue.assigned',
    data: {
      ...aboutClue(clue, moment),
      assignmentId,
      puzzle: shown(puzzle),
      ...attemptsLeft(definition, holding.attempts),
      ...endOfHold(definition, moment.now),
      discoveredAt: discovery.discoveredAt,
    },
  };
  const facts = [...before, assigned];
  if (puzzle.kind === 'text') return facts;
  const earnedBy = [...discovery.earnedBy, id];
  return [...facts, ...accept(clue, moment, { assignmentId, huntVersion, earnedBy })];
};

/** What a player sees of a puzzle: no hashes. */
const shown = ({ kind, prompt }: HashedPuzzle): ClueAssigned['puzzle'] => ({
  kind,
  ...(prompt !== undefined && { prompt }),
});
