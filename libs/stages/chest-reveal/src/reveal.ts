import type { ChestCommand, ChestFact, Chests, ChestState } from './state.js';

type Accepted = Extract<ChestCommand, { type: 'solution.accepted' }>;

/**
 * What a player finds who has solved a final clue: the first chest, in the order written, with supply left; else nothing in
 * the last one. Each player is answered once for each clue, whatever arrives later.
 *
 * Closed chests are found exhausted. Clue-solving says `chest.defined` (withdrawn) after the last solution that it accepts, so
 * this happens only to a solution that it chose to accept after all: the player gets an answer, and no chest.
 *
 * Throws where a final clue has no chests: its definition must come before.
 */
export const reveal = (accepted: Accepted, { chests, reveal: earlier }: ChestState): ChestFact[] => {
  if (!accepted.data.final || earlier) return [];
  const last = chests?.chests.at(-1);
  if (!chests || !last) throw new Error(`No chest is known at the final clue ${accepted.data.clueId}.`);
  const open = firstLeft(chests);
  if (!open) return [{ type: 'chest.exhausted', data: { ...aboutOf(accepted), chestId: last.chestId } }];
  const opener = open.opened + 1;
  const data = { ...aboutOf(accepted), chestId: open.chestId, opener, left: open.supply - opener };
  return [{ type: 'chest.revealed', data }];
};

const firstLeft = (chests: Chests) =>
  chests.withdrawn ? undefined : chests.chests.find(({ opened, supply }) => opened < supply);

const aboutOf = ({ id, now, data }: Accepted) => {
  const { huntId, huntVersion, playerId, player, receivedAt, clueId, earnedBy } = data;
  const about = { huntId, huntVersion, playerId, receivedAt, at: now, clueId, earnedBy: [...earnedBy, id] };
  return player ? { ...about, player } : about;
};
