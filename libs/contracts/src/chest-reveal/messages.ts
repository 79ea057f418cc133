import { z } from 'zod';
import { aboutFact, aboutHunt, earnedBy } from '../about.js';
import { lootOf } from '../hunt/loot.js';
import { id } from '../id.js';
import { message, type DataOf } from '../message.js';
import { chestReveals, playerFeed } from '../topic.js';

const toPlayer = [chestReveals, playerFeed];
const aboutChest = { ...aboutFact, chestId: id, clueId: id, earnedBy };

/** The player opened the chest: the `opener`-th to do so, `left` remain. */
export const ChestRevealed = message(
  'chest.revealed',
  toPlayer,
  z.object({ ...aboutChest, opener: z.number().int().positive(), left: z.number().int().min(0) }),
);
export type ChestRevealed = DataOf<typeof ChestRevealed>;

/** No chest was left for the player. */
export const ChestExhausted = message('chest.exhausted', toPlayer, z.object(aboutChest));
export type ChestExhausted = DataOf<typeof ChestExhausted>;

/** What the chests at a clue hold, repeated downstream before any fact that needs it. */
export const LootDefined = message(
  'loot.defined',
  [chestReveals],
  z.object({
    ...aboutHunt,
    clueId: id,
    secretId: id,
    chests: z.array(z.object({ chestId: id, loot: lootOf(z.object) })),
  }),
);
export type LootDefined = DataOf<typeof LootDefined>;

/** No chest at the clue is opened any more: what they hold can be forgotten. */
export const LootRetired = message('loot.retired', [chestReveals], z.object({ ...aboutHunt, clueId: id }));
export type LootRetired = DataOf<typeof LootRetired>;
