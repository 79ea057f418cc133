import { z } from 'zod';
import type { ObjectOf } from './shape.js';

const currency = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const sku = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/);
const weight = z.number().int().positive().max(1_000_000);
const coins = { currency, amount: z.number().int().positive().max(1_000_000_000) };

/** Coins of one currency, or one item. */
const lootLine = (object: ObjectOf) => z.union([object(coins), object({ sku })]);
export type LootLine = z.output<ReturnType<typeof lootLine>>;

const weightedLine = (object: ObjectOf) => z.union([object({ weight, ...coins }), object({ weight, sku })]);
export type WeightedLine = z.output<ReturnType<typeof weightedLine>>;

const maxLines = 100;

/** What a chest holds: all of `guaranteed`, one line of `weighted`, and `consolation` for those who come too late. */
export const lootOf = (object: ObjectOf) => {
  const lines = z.array(lootLine(object)).max(maxLines).optional();
  const weighted = z.array(weightedLine(object)).max(maxLines).optional();
  return object({ guaranteed: lines, weighted, consolation: lines }).refine(
    (l) => [l.guaranteed, l.weighted, l.consolation].reduce((n, x) => n + (x?.length ?? 0), 0) <= maxLines,
    { message: `more than ${maxLines} loot lines` },
  );
};
export type Loot = z.output<ReturnType<typeof lootOf>>;
