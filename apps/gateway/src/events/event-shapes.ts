import { PlayerActed, PlayerMoved, SolutionAttempted, type MessageKind } from '@treasure-hunt/contracts';
import { z } from 'zod';
import { cloudEvent } from './cloud-event.js';
import { maxEvents } from './max-events.js';

const eventOf = <Type extends string, Schema extends z.ZodType>({
  type,
  schema,
}: MessageKind<Type, Schema>) => cloudEvent.extend({ type: z.literal(type), data: schema });

/** A CloudEvent as a game backend may send it, for documents: requests are read by `readEvents`, which names every fault. */
export const anyEvent = z.discriminatedUnion('type', [
  eventOf(PlayerMoved),
  eventOf(PlayerActed),
  eventOf(SolutionAttempted),
]);

/** What one request may bring. */
export const events = z.union([anyEvent, z.array(anyEvent).max(maxEvents)]);
