import type { Due } from '@treasure-hunt/decider';
import { assign, type Turn } from './assign.js';
import { isOver, type Clue } from './clue.js';
import { admit } from './enter.js';
import type { State } from './evolve.js';
import type { Holding, InLine } from './holding.js';
import type { Place } from './line.js';
import { locked, remembered } from './lock.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';
import { missingFrom } from './requirement.js';
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
  return place.line === 'early' ? open(turn, left) : assign(turn, [left]);
};

/** The clue has opened: who came early is let in, or told what they still lack. */
const open = (turn: Turn & { readonly holding: InLine }, left: Fact): Fact[] => {
  const { clue, moment, holding, discovery } = turn;
  const missing = missingFrom(clue, holding.met);
  if (missing.length === 0) return admit(turn, [left]);
  const found = remembered({ clueId: clue.clueId, playerId: holding.playerId }, discovery, holding.met);
  return [left, found, locked(clue, moment, missing)];
};

/** The player's place in line is given up. */
export const leave = ({ clueId }: Clue, { playerId, line, number }: Place, at: number): Fact => ({
  type: 'place.left',
  data: { clueId, playerId, line, number, at },
});

const isInLine = (holding: Holding | undefined): holding is InLine =>
  holding?.status === 'early' || holding?.status === 'waiting';
