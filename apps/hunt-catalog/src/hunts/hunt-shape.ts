import { id, sealedDefinition } from '@treasure-hunt/contracts';
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
  history: z
    .array(
      z.object({
        version: z.number().int().positive(),
        what: z.enum(['published', 'withdrawn']),
        by: z
          .string()
          .describe('The fingerprint of the API key that did it; the key cannot be told from it.'),
        at: time.describe('When it was accepted.'),
        definitionHash: z
          .string()
          .describe(
            'SHA-256, in hex, of the definition as it is shown, as JSON without blanks, its fields in the order of their names.',
          ),
      }),
    )
    .describe('Who did what, the first version first.'),
  definition: sealedDefinition.describe('As it was written, with its answers replaced by their HMACs.'),
});
