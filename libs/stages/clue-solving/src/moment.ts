import type { AboutFact, Player } from '@treasure-hunt/contracts';
import type { Due } from '@treasure-hunt/decider';
import { versionOf, type Clue } from './clue.js';
import type { Holding } from './holding.js';
import type { PlayerCommand } from './messages.js';

/** One player in one decision. Times are milliseconds since 1970. */
export interface Moment {
  readonly playerId: string;
  readonly player?: Player | undefined;
  readonly receivedAt: number;
  readonly now: number;
  readonly decisionId: string;
}

/** Something that happens to a player; where nothing is said about them, what was said last still counts. */
export const momentOf = ({ data, receivedAt, now, decisionId }: PlayerCommand, known: Holding): Moment => ({
  playerId: data.playerId,
  player: data.player ?? known.player,
  receivedAt,
  now,
  decisionId,
});

/** Due work that concerns a player: no outer message caused it, so it counts as received when it fell due. */
export const momentDue = ({ playerId, player }: Holding, { dueAt, now, decisionId }: Due): Moment => ({
  playerId,
  player,
  receivedAt: dueAt,
  now,
  decisionId,
});

/** The fields that every fact has that is said to a player then. */
export const aboutClue = (
  clue: Clue,
  moment: Moment,
  huntVersion = versionOf(clue),
): AboutFact & { readonly clueId: string } => ({
  huntId: clue.huntId,
  huntVersion,
  ...aboutPlayer(moment),
  clueId: clue.clueId,
});

/** The fields of such a fact where the clue is unknown. */
export const aboutPlayer = ({ playerId, player, receivedAt, now }: Moment) => ({
  playerId,
  ...(player && { player }),
  receivedAt,
  at: now,
});
