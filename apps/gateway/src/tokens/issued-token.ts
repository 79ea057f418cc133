import { id } from '@treasure-hunt/contracts';
import { z } from 'zod';

/** A token and until when it is good. */
export const issuedToken = z.object({
  playerId: id,
  token: z.string(),
  expiresAt: z.string().meta({ format: 'date-time' }),
});
export type IssuedToken = z.output<typeof issuedToken>;
