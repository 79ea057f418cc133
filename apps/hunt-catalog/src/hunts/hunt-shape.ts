import { huntDefinition, id } from '@treasure-hunt/contracts';
import { z } from 'zod';

const time = z.string().meta({ format: 'date-time' });

/** A hunt as its author sees it, over the wire; `secretHash` is missing when the key that it derives from was taken out of use. */
export const huntShape = z.object({
  huntId: id,
  version: z.number().int().positive(),
  status: z.enum(['publishing', 'published', 'withdrawing', 'withdrawn']),
  createdAt: time,
  publishedAt: time.optional(),
  withdrawnAt: time.optional(),
  secretHash: z.string().optional().describe('SHA-256 of the hunt’s secret, in hex.'),
  secret: z
    .string()
    .optional()
    .describe('What every draw can be checked with; only when nobody can play the hunt any more. In hex.'),
  definition: huntDefinition,
});
