import type { Due } from '@treasure-hunt/decider';
import { assign } from './assign.js';
import { isOver, type Clue } from './clue.js';
import { admit } from './enter.js';
import type { State } from './evolve.js';
import type { Holding, InLine } from './holding.js';
import type { Place } from './line.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';
import { tellEnd } from './tell-end.js';

/** What is due at a clue: its end, or somebody to be let in. */
export const serve = ({ clue, holding, place }: State, due: Due): Fact[] => {
  if (!clue) return [];
  if (clue.status === 'ended') return tellEnd(clue, holding, due);
  const { clueId } = clue;
  if (isOver(clue, due.now)) return [{ type: 'clue.closed', data: { clueId, at: due.now } }];
  if (!place || !isInLine(holding)) return [];
  const turn = { clue, moment: momentDue(holding, due), holding, discovery: holding.discovery };
  const left = leave(clue, place, due.now);
  return place.line === 'early' ? admit(turn, [left]) : assign(turn, [left]);
};

/** The player's place in line is given up. */
export const leave = ({ clueId }: Clue, { playerId, line, number }: Place, at: number): Fact => ({
  type: 'place.left',
  data: { clueId, playerId, line, number, at },
});

const isInLine = (holding: Holding | undefined): holding is InLine =>
  holding?.status === 'early' || holding?.status === 'waiting';
