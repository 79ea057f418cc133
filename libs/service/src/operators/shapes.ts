import { stages } from '@treasure-hunt/contracts';
import { z } from 'zod';

const time = z.string().meta({ format: 'date-time' });
const traceId = z
  .string()
  .describe('Of the message that failed (W3C); look there for what led to it.')
  .optional();

/** A parked key as an operator sees it. */
export const parkedKey = z.object({
  stage: z.string(),
  topic: z.string(),
  partition: z.number().int(),
  key: z.string().describe('The clue or player; empty for what came without a key.'),
  waiting: z.number().int().describe('How many messages wait, the failed one among them.'),
  offset: z.number().int().describe('Of the message that failed.'),
  since: time.describe('Broker time of that message.'),
  reason: z.string(),
  traceId,
});
export const parkedKeysShape = z.object({ parked: z.array(parkedKey) });
export type ParkedKeysView = z.output<typeof parkedKeysShape>;

/** What is to be redriven. */
export const redriveRequest = z.object({
  stage: z.enum(stages.map(({ name }) => name)).describe('The stage at which it is parked.'),
  key: z.string().max(1_000),
});

/** A quarantined message as an operator sees it. */
export const quarantinedMessage = z.object({
  id: z.string().describe('Where it lies in the quarantine topic: `<partition>/<offset>`.'),
  topic: z.string().describe('Where it was read.'),
  partition: z.number().int(),
  offset: z.number().int(),
  key: z.string().nullable(),
  bytes: z.number().int(),
  since: time.describe('Broker time at which it was put there.'),
  reason: z.string(),
  traceId,
});
export const quarantinedShape = z.object({ quarantined: z.array(quarantinedMessage) });
export type QuarantinedView = z.output<typeof quarantinedShape>;
export type QuarantinedMessage = z.output<typeof quarantinedMessage>;

/** What is to be put back. */
export const returnRequest = z.object({ id: z.string().regex(/^\d{1,9}\/\d{1,15}$/) });

/** The query of a list. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  sinceHours: z.coerce.number().int().min(1).max(168).default(24),
});
