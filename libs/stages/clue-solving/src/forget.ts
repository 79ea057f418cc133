import type { Due } from '@treasure-hunt/decider';
import { versionOf, type EndedClue, type ForgottenClue } from './clue.js';
import type { Holding } from './holding.js';
import type { Fact } from './messages.js';

/**
 * Forgets a clue that ended long ago. Nothing is accepted there from now on, so chest-reveal can forget its chests: this is the last
 * that it hears of them.
 */
export const forget = (clue: EndedClue, { now }: Due): Fact[] => {
  const { huntId, clueId, versions } = clue;
  const forgotten: Fact = { type: 'clue.forgotten', data: { clueId, at: now } };
  if (!versions.some(({ final }) => final)) return [forgotten];
  return [forgotten, { type: 'chest.retired', data: { huntId, huntVersion: versionOf(clue), clueId } }];
};

/** Forgets one more player: the first in key order, until there is none. */
export const forgetNext = ({ clueId }: ForgottenClue, next: Holding | undefined, { now }: Due): Fact =>
  next
    ? { type: 'player.forgotten', data: { clueId, playerId: next.playerId, at: now } }
    : { type: 'players.forgotten', data: { clueId } };
