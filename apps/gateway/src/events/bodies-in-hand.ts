import type { IncomingHttpHeaders } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '@treasure-hunt/service';
import { eventRoute } from './event-route.js';

/** How large the body of a request may be, and all that are in hand together. */
export interface BodyLimits {
  readonly eachBytes: number;
  readonly togetherBytes: number;
}

/** What the body may turn out to be: a client that does not say may send all that is allowed. */
const sizeOf = (headers: IncomingHttpHeaders, { eachBytes }: BodyLimits): number =>
  Math.min(Number(headers['content-length'] ?? eachBytes) || 0, eachBytes);

/**
 * Refuses events before their body is read where too much is in hand already, from the head of a request to its answer: whatever comes in
 * faster than Kafka takes it is refused and not kept.
 */
export const boundBodiesInHand = (app: NestFastifyApplication, limits: BodyLimits): void => {
  let inHandBytes = 0;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async ({ headers, routeOptions }, reply) => {
    if (routeOptions.url !== eventRoute.path) return;
    const bytes = sizeOf(headers, limits);
    if (inHandBytes + bytes > limits.togetherBytes)
      throw new Problem(503, { detail: 'Too many events are in hand.', retryAfterS: 1 });
    inHandBytes += bytes;
    reply.raw.once('close', () => (inHandBytes -= bytes));
  });
};
