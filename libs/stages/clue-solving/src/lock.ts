import type { Player } from '@treasure-hunt/contracts';
import { inForce, type OpenClue } from './clue.js';
import type { Discovery } from './holding.js';
import type { Fact, FactOf } from './messages.js';
import { aboutClue, type Moment } from './moment.js';

/** What a player is told who cannot have a clue yet: the clues they lack, and when it opens where it has not. */
export const locked = (clue: OpenClue, moment: Moment, missing: string[]): Fact => {
  const { opensAt } = inForce(clue);
  // Who lacks nothing is let in behind those who came before it opened.
  const opens = opensAt !== undefined && (moment.now < opensAt || missing.length === 0) && { opensAt };
  return { type: 'clue.locked', data: { ...aboutClue(clue, moment), missing, ...opens } };
};

/** What is kept of a discovery until its conditions are met. */
export const remembered = (
  { clueId, playerId, player }: { clueId: string; playerId: string; player?: Player | undefined },
  discovery: Discovery,
  met: readonly string[],
): FactOf<'discovery.remembered'> => ({
  type: 'discovery.remembered',
  data: { clueId, playerId, ...(player && { player }), ...discovery, met },
});
