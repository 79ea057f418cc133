import type { Due } from '@treasure-hunt/decider';
import type { Clue } from './clue.js';
import { expire } from './expire.js';
import type { Holding } from './holding.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';

/** Takes a clue from a player whose hold has ended. */
export const endHold = (clue: Clue | undefined, holding: Holding | undefined, due: Due): Fact[] => {
  if (!clue || holding?.status !== 'assigned') return [];
  const { assignmentId, huntVersion } = holding;
  return [expire(clue, momentDue(holding, due), { reason: 'hold-ended', assignmentId, huntVersion })];
};
