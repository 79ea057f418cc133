import { z } from 'zod';

/** The body of `application/problem+json` (RFC 9457). */
export const problemBody = z.object({
  type: z.string().describe('about:blank: the status says it all.'),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string().optional(),
  instance: z.string().describe('The path that was asked for.'),
  faults: z
    .array(
      z.object({
        index: z.number().int().min(0).optional().describe('The place in the array, where one was sent.'),
        path: z.string().describe('Where, as in clues[1].requires.nOf.n; empty for the whole.'),
        reason: z.string(),
      }),
    )
    .optional()
    .describe('Everything that is wrong, not only the first.'),
});
export type ProblemBody = z.output<typeof problemBody>;
