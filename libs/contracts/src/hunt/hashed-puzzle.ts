import { z } from 'zod';
import { id } from '../id.js';

/** A puzzle as the engine knows it: answers are HMACs under the key named by `keyId`. */
export const hashedPuzzle = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    prompt: z.string(),
    keyId: id,
    answerHashes: z.array(z.string()).min(1),
  }),
  z.object({ kind: z.literal('visit'), prompt: z.string().optional() }),
]);
export type HashedPuzzle = z.output<typeof hashedPuzzle>;
