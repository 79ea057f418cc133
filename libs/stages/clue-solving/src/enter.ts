import { assign, type Turn } from './assign.js';
import { inForce, isFree, type OpenClue } from './clue.js';
import { maxWaiting, type LineName } from './line.js';
import type { Fact } from './messages.js';
import { aboutClue } from './moment.js';

/** Who is turned away may come again after a hold, or after this if holds are longer. */
const maxRetryMs = 60_000;

/** Whether whoever comes now comes early, or while those who did are still being let in. */
export const isEarly = (clue: OpenClue, now: number): boolean =>
  now < (inForce(clue).opensAt ?? -Infinity) || clue.lines.early.length > 0;

/** Lets in a player whose conditions are met, after the facts said `before`: now, or when the clue opens. */
export const enter = (turn: Turn, before: readonly Fact[]): Fact[] =>
  isEarly(turn.clue, turn.moment.now) ? [...before, takePlace(turn, 'early')] : admit(turn, before);

/** Gives an open clue to the player, or a place in line; none while others wait and their line is full. */
export const admit = (turn: Turn, before: readonly Fact[]): Fact[] => {
  const { clue, moment } = turn;
  const { waiting } = clue.lines;
  if (isFree(clue) && waiting.length === 0) return assign(turn, before);
  if (waiting.length >= maxWaiting) return [...before, turnedAway(turn)];
  const queued = { ...aboutClue(clue, moment), place: waiting.length + 1 };
  return [...before, takePlace(turn, 'waiting'), { type: 'clue.queued', data: queued }];
};

const takePlace = ({ clue, moment, discovery }: Turn, line: LineName): Fact => {
  const { discoveredAt, earnedBy } = discovery;
  const found = { clueId: clue.clueId, playerId: moment.playerId, discoveredAt, earnedBy };
  const number = clue.lines[line].lastNumber + 1;
  return { type: 'place.taken', data: { ...found, line, number, at: moment.now } };
};

const turnedAway = ({ clue, moment }: Turn): Fact => {
  const { holdS = Infinity } = inForce(clue);
  const retryAfterMs = Math.min(holdS * 1_000, maxRetryMs);
  return { type: 'clue.turned-away', data: { ...aboutClue(clue, moment), retryAfterMs } };
};
