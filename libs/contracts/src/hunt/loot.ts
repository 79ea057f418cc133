import { z } from 'zod';

const currency = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const sku = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/);
const weight = z.number().int().positive().max(1_000_000);
const coins = { currency, amount: z.number().int().positive().max(1_000_000_000) };

/** Coins of one currency, or one item. */
export const lootLine = z.union([z.strictObject(coins), z.strictObject({ sku })]);
export type LootLine = z.output<typeof lootLine>;

export const weightedLine = z.union([z.strictObject({ weight, ...coins }), z.strictObject({ weight, sku })]);
export type WeightedLine = z.output<typeof weightedLine>;

const lines = z.array(lootLine).max(100);

/** What a chest holds: all of `guaranteed`, one line of `weighted`, and `consolation` for those who come too late. */
export const loot = z
  .strictObject({
    guaranteed: lines.optional(),
    weighted: z.array(weightedLine).max(100).optional(),
    consolation: lines.optional(),
  })
  .refine((l) => [l.guaranteed, l.weighted, l.consolation].reduce((n, x) => n + (x?.length ?? 0), 0) <= 100, {
    message: 'more than 100 loot lines',
  });
export type Loot = z.output<typeof loot>;
