import { z } from 'zod';
import { id } from '../id.js';
import { lootOf } from './loot.js';
import type { ObjectOf } from './shape.js';

/** A chest at a clue: `supply` players find it, each gets its loot. */
export const chestOf = (object: ObjectOf) =>
  object({
    chestId: id,
    clueId: id,
    supply: z.number().int().positive().max(10_000_000),
    loot: lootOf(object),
  });
export type Chest = z.output<ReturnType<typeof chestOf>>;
