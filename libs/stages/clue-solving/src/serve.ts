import type { Due } from '@treasure-hunt/decider';
import { assign, type Turn } from './assign.js';
import { isOver, type DefinedClue, type OpenClue } from './clue.js';
import { admit } from './enter.js';
import type { State } from './evolve.js';
import { forget, forgetNext } from './forget.js';
import type { Holding, InLine } from './holding.js';
import type { Place } from './line.js';
import { locked, remembered } from './lock.js';
import type { Fact } from './messages.js';
import { momentDue } from './moment.js';
import { missingFrom } from './requirement.js';
import { isTold, tellEnd } from './tell-end.js';

/** What is due at a clue: its end, the end of what is known of it, or somebody to be let in. */
export const serve = (state: State, due: Due): Fact[] => {
  const { clue, holding } = state;
  switch (clue?.status) {
    case undefined:
      return [];
    case 'open':
      return serveOpen(clue, state, due);
    case 'ended':
      return isTold(clue) ? forget(clue, due) : tellEnd(clue, holding, due);
    case 'forgotten':
      return [forgetNext(clue, holding, due)];
  }
};

const serveOpen = (clue: OpenClue, { holding, place }: State, due: Due): Fact[] => {
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
export const leave = (
  { clueId }: Pick<DefinedClue, 'clueId'>,
  { playerId, line, number }: Place,
  at: number,
): Fact => ({
  type: 'place.left',
  data: { clueId, playerId, line, number, at },
});

const isInLine = (holding: Holding | undefined): holding is InLine =>
  holding?.status === 'early' || holding?.status === 'waiting';
