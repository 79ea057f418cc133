import { chestReveals } from './chest-reveals.js';
import { clueAssignments } from './clue-assignments.js';
import type { Collection } from './collection.js';
import { playerPresences } from './player-presences.js';
import { rewardGrants } from './reward-grants.js';

const particular: readonly Collection[] = [playerPresences, clueAssignments, chestReveals, rewardGrants];

/** What is known of a collection; clues, chests, loot, wallets and views need nothing but their bucket. */
export const collectionNamed = (name: string): Collection =>
  particular.find((collection) => collection.name === name) ?? { name };
