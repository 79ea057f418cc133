import { isOver, type Clue, type OpenClue } from './clue.js';
import { enter } from './enter.js';
import type { Holding, InLine, Locked, Undiscovered } from './holding.js';
import type { Fact, Unlock } from './messages.js';
import { momentOf } from './moment.js';
import { missingFrom, needs } from './requirement.js';

/** What the solution of another clue comes to here: one condition less, and the clue itself if that was the last. */
export const unlock = (clue: Clue | undefined, holding: Holding, command: Unlock): Fact[] => {
  const { clueId, playerId } = command.data;
  if (clue?.status !== 'open' || isOver(clue, command.now))
    return [{ type: 'unlock.ignored', data: { clueId, playerId } }];
  switch (holding.status) {
    case 'undiscovered':
    case 'early':
    case 'locked':
      return meet(clue, holding, command);
    case 'waiting':
    case 'turned-away':
    case 'assigned':
    case 'solved':
    case 'expired':
      return [];
  }
};

const meet = (clue: OpenClue, holding: Undiscovered | Locked | InLine, command: Unlock): Fact[] => {
  const { clueId, playerId, player, solvedClueId } = command.data;
  if (holding.met.includes(solvedClueId) || !needs(clue, solvedClueId)) return [];
  const met: Fact = {
    type: 'requirement.met',
    data: { clueId, playerId, ...(player && { player }), solvedClueId },
  };
  if (holding.status !== 'locked') return [met];
  if (missingFrom(clue, [...holding.met, solvedClueId]).length > 0) return [met];
  return enter({ clue, moment: momentOf(command, holding), holding, discovery: holding.discovery }, [met]);
};
