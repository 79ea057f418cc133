import { z } from 'zod';

/**
 * Why something was refused. A later release may add reasons, so a reader takes any text: one that it does not know is a
 * refusal like the others.
 */
export const reason = <const Known extends string>(
  known: z.ZodType<Known, Known>,
): z.ZodType<Known | (string & {}), Known | (string & {})> => known.or(z.string().min(1).max(128));
