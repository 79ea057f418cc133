import { z } from 'zod';

/** What became of each event, in the order in which they came. */
export const eventResults = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['accepted', 'throttled', 'retry']),
      /** How long to wait before it is sent again, with the same id. */
      retryAfterMs: z.number().int().min(0).optional(),
    }),
  ),
});
export type EventResults = z.output<typeof eventResults>;
