import type { Loot, LootLine } from '@treasure-hunt/contracts';
import { drawLine, drawSeed, huntSecret, mint } from '@treasure-hunt/contracts';
import type { ChestFound, KnownLoot, RewardFact } from './state.js';

/** The engine's secret of this id. Throws where it is not known. */
export type Secrets = (secretId: string) => string;

/**
 * What a player earns at a chest: all guaranteed lines and one drawn from the weighted ones; the consolation where nothing was
 * left. A chest that has no such line earns nothing, and nothing is said. Throws where the chest's loot is not known: its
 * definition must come before.
 */
export const grant = (found: ChestFound, known: KnownLoot | undefined, secrets: Secrets): RewardFact[] => {
  const { loot, lootVersion, secretId } = lootOf(found, known);
  const { huntId, huntVersion, playerId, player, receivedAt, chestId, clueId, earnedBy } = found.data;
  const grantId = found.decisionId;
  const seed = drawSeed(huntSecret(secrets(secretId), huntId), grantId);
  const consolation = found.type === 'chest.exhausted';
  const lines = consolation ? (loot.consolation ?? []) : earned(loot, seed);
  if (lines.length === 0) return [];
  const about = { huntId, huntVersion, playerId, ...(player && { player }), receivedAt, at: found.now };
  const what = { grantId, chestId, clueId, ...mint(grantId, lines), consolation };
  const why = { earnedBy: [...earnedBy, found.id], draw: { seed, lootVersion } };
  return [{ type: 'reward.granted', data: { ...about, ...what, ...why } }];
};

const earned = (loot: Loot, seed: string): LootLine[] => {
  const drawn = drawLine(seed, loot.weighted ?? []);
  return [...(loot.guaranteed ?? []), ...(drawn ? [drawn] : [])];
};

const lootOf = ({ data }: ChestFound, known: KnownLoot | undefined) => {
  const chest = known?.chests.find(({ chestId }) => chestId === data.chestId);
  if (!known || !chest) throw new Error(`No loot is known of the chest ${data.chestId} at ${data.clueId}.`);
  return { loot: chest.loot, lootVersion: known.lootVersion, secretId: known.secretId };
};
