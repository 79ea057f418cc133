import { id, instant } from '@treasure-hunt/contracts';
import { z } from 'zod';

/** A CloudEvent 1.0 in structured mode, as far as it is read; other attributes are ignored. */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id,
  type: z.string(),
  /** Who says it. */
  source: z.string().min(1).max(1_024),
  time: instant.optional(),
  /** Of what `data` is; JSON where it is left out. */
  datacontenttype: z
    .string()
    .regex(/^application\/json *(;|$)/i, 'must be application/json')
    .optional(),
  traceparent: z.string().max(256).optional(),
  tracestate: z.string().max(512).optional(),
  data: z.unknown(),
});
export type CloudEvent = z.output<typeof cloudEvent>;
