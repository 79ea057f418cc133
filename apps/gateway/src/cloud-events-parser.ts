import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** CloudEvents' own media types for one event and for an array of them (JSON event format, section 4). */
const mediaTypes = ['application/cloudevents+json', 'application/cloudevents-batch+json'];

/** Reads CloudEvents as JSON, within the same limit as any other body. */
export const readCloudEvents = (app: NestFastifyApplication): void => {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    mediaTypes,
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
};
