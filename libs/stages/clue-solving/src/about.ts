import type { AboutFact } from '@treasure-hunt/contracts';
import { inForce, type Clue } from './clue.js';
import type { PlayerCommand } from './messages.js';

/** The fields that every fact has that is said to a player on the occasion of `command`. */
export const aboutClue = (
  clue: Clue,
  command: PlayerCommand,
  huntVersion = inForce(clue).huntVersion,
): AboutFact & { readonly clueId: string } => ({
  huntId: clue.huntId,
  huntVersion,
  ...aboutPlayer(command),
  clueId: clue.clueId,
});

/** The fields of such a fact where the clue is unknown. Times are milliseconds since 1970. */
export const aboutPlayer = ({ data, receivedAt, now }: PlayerCommand) => ({
  playerId: data.playerId,
  ...(data.player && { player: data.player }),
  receivedAt,
  at: now,
});
