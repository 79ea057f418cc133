import { inForce, isOver, type Clue, type OpenClue } from './clue.js';
import { enter, isEarly } from './enter.js';
import type { Holding, Undiscovered } from './holding.js';
import type { Crossing, Fact, FactOf } from './messages.js';
import { aboutClue, momentOf } from './moment.js';
import { missingFrom } from './requirement.js';

/** What finding a clue comes to. Finding it again gives no new fact. */
export const discover = (clue: Clue | undefined, holding: Holding, crossing: Crossing): Fact[] => {
  const { clueId, playerId } = crossing.data;
  // A definition always comes first in its clue's log, so a discovery without one is of no use to anybody.
  if (clue?.status !== 'open' || isOver(clue, crossing.now))
    return [{ type: 'discovery.ignored', data: { clueId, playerId } }];
  switch (holding.status) {
    case 'undiscovered':
      return find(clue, holding, crossing);
    case 'expired':
      return holding.reason === 'hold-ended' ? findAgain(clue, holding, crossing) : [];
    case 'turned-away':
      return findAgain(clue, holding, crossing);
    case 'locked':
    case 'early':
    case 'waiting':
    case 'assigned':
    case 'solved':
      return [];
  }
};

const find = (clue: OpenClue, holding: Undiscovered, crossing: Crossing): Fact[] => {
  const missing = missingFrom(clue, holding.met);
  if (missing.length === 0) return findAgain(clue, holding, crossing);
  return [remembered(crossing), locked(clue, crossing, missing)];
};

/** Finds a clue whose conditions are met: for the first time, or after losing it. */
const findAgain = (clue: OpenClue, holding: Holding, crossing: Crossing): Fact[] => {
  const found = remembered(crossing);
  const turn = { clue, moment: momentOf(crossing), holding, discovery: found.data };
  return [...enter(turn, [found]), ...(isEarly(clue, crossing.now) ? [locked(clue, crossing, [])] : [])];
};

const locked = (clue: OpenClue, crossing: Crossing, missing: string[]): Fact => {
  const { opensAt } = inForce(clue);
  const opens = opensAt !== undefined && isEarly(clue, crossing.now) && { opensAt };
  return { type: 'clue.locked', data: { ...aboutClue(clue, momentOf(crossing)), missing, ...opens } };
};

const remembered = ({ id, now, data }: Crossing): FactOf<'discovery.remembered'> => {
  const { clueId, playerId, player, earnedBy } = data;
  const discovery = { discoveredAt: now, earnedBy: [...earnedBy, id] };
  return {
    type: 'discovery.remembered',
    data: { clueId, playerId, ...(player && { player }), ...discovery },
  };
};
