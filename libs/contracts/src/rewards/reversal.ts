import { z } from 'zod';

/** Why staff take a grant back; the player reads it. */
export const reversalReason = z.string().max(2_000).regex(/\S/, 'must not be blank');

/** What can come of a request for a reversal. */
export const reversalAnswer = z.enum(['reversed', 'already-reversed', 'unknown-grant']);
export type ReversalAnswer = z.output<typeof reversalAnswer>;
