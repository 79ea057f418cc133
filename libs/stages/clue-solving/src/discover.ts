import { assign } from './assign.js';
import type { Clue, OpenClue } from './clue.js';
import type { Holding, Undiscovered } from './holding.js';
import type { Crossing, Fact } from './messages.js';
import { aboutClue, momentOf } from './moment.js';
import { missingFrom } from './requirement.js';

/** What finding a clue comes to. Finding it again gives no new fact. */
export const discover = (clue: Clue | undefined, holding: Holding, crossing: Crossing): Fact[] => {
  const { clueId, playerId } = crossing.data;
  // A definition always comes first in its clue's log, so a discovery without one is of no use to anybody.
  if (clue?.status !== 'open') return [{ type: 'discovery.ignored', data: { clueId, playerId } }];
  switch (holding.status) {
    case 'undiscovered':
      return find(clue, holding, crossing);
    case 'locked':
    case 'assigned':
    case 'solved':
    case 'expired':
      return [];
  }
};

const find = (clue: OpenClue, holding: Undiscovered, crossing: Crossing): Fact[] => {
  const { clueId, playerId, player, earnedBy } = crossing.data;
  const discovery = { discoveredAt: crossing.now, earnedBy: [...earnedBy, crossing.id] };
  const remembered: Fact = {
    type: 'discovery.remembered',
    data: { clueId, playerId, ...(player && { player }), ...discovery },
  };
  const missing = missingFrom(clue, holding.met);
  const moment = momentOf(crossing);
  if (missing.length === 0) return assign({ clue, moment, holding, discovery }, [remembered]);
  return [remembered, { type: 'clue.locked', data: { ...aboutClue(clue, moment), missing } }];
};
