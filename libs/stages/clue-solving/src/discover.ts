import { inForce, isOver, type Clue, type OpenClue } from './clue.js';
import { enter, isEarly } from './enter.js';
import type { Holding } from './holding.js';
import { locked, remembered } from './lock.js';
import type { Crossing, Fact } from './messages.js';
import { momentOf } from './moment.js';
import { missingFrom } from './requirement.js';

/** What finding a clue comes to. Finding it again gives no new fact. */
export const discover = (clue: Clue | undefined, holding: Holding, crossing: Crossing): Fact[] => {
  const { clueId, playerId } = crossing.data;
  // A definition always comes first in its clue's log, so a discovery without one is of no use to anybody.
  if (clue?.status !== 'open' || isOver(clue, crossing.now))
    return [{ type: 'discovery.ignored', data: { clueId, playerId } }];
  switch (holding.status) {
    case 'undiscovered':
      return find(clue, holding, { crossing, met: holding.met });
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

/** Who has had a clue, or stood in line for it, has met all that it needs. */
const findAgain = (clue: OpenClue, holding: Holding, crossing: Crossing): Fact[] =>
  find(clue, holding, { crossing, met: inForce(clue).requires?.clues ?? [] });

interface Find {
  readonly crossing: Crossing;
  readonly met: readonly string[];
}

/** Who comes early stands in line, whatever they lack: what the clue needs may change until it opens. */
const find = (clue: OpenClue, holding: Holding, { crossing, met }: Find): Fact[] => {
  const { id, now, data } = crossing;
  const moment = momentOf(crossing, holding);
  const missing = missingFrom(clue, met);
  const discovery = { discoveredAt: now, earnedBy: data.earnedBy.concat(id) };
  const found = remembered(data, discovery, met);
  const isTooSoon = isEarly(clue, now);
  if (missing.length > 0 && !isTooSoon) return [found, locked(clue, moment, missing)];
  const entered = enter({ clue, moment, holding, discovery }, [found]);
  return isTooSoon ? [...entered, locked(clue, moment, missing)] : entered;
};
