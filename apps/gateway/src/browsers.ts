import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What a browser asks before it asks is remembered for so long. */
const maxAgeS = 24 * 60 * 60;

/**
 * Lets pages of these origins, or of any (`*`), call what players call; without origins no page can. Backends' keys have no place in a
 * browser, so what only they can do stays closed, and so do cookies.
 */
export const letBrowsersIn = (app: NestFastifyApplication, origins: readonly string[] | undefined): void => {
  if (!origins) return;
  app.enableCors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET'],
    allowedHeaders: ['authorization', 'cache-control', 'last-event-id', 'traceparent', 'tracestate'],
    exposedHeaders: ['retry-after'],
    maxAge: maxAgeS,
  });
};
