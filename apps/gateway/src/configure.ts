import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SETTINGS, takeJson } from '@treasure-hunt/service';
import { letBrowsersIn } from './browsers.js';
import { boundBodiesInHand } from './events/bodies-in-hand.js';
import { otherFiles } from './feed/open-files.js';
import type { GatewaySettings } from './settings.js';

const bytesPerMb = 1024 * 1024;

/** No request may be larger. */
export const bodyLimitBytes = bytesPerMb;

/** CloudEvents' own media types for one event and for an array of them (JSON event format, section 4). */
const cloudEventTypes = ['application/cloudevents+json', 'application/cloudevents-batch+json'];

/** For requests, beside feeds: whoever comes when all are taken is not let in, so that files never run out. */
const otherConnections = otherFiles / 2;

/** Sets up what decorators cannot say. */
export const configure = (app: NestFastifyApplication): void => {
  const { eventsInHandMb, corsOrigins, maxFeeds } = app.get<GatewaySettings>(SETTINGS);
  boundBodiesInHand(app, { eachBytes: bodyLimitBytes, togetherBytes: eventsInHandMb * bytesPerMb });
  app.getHttpServer().maxConnections = maxFeeds + otherConnections;
  takeJson(app.getHttpAdapter().getInstance(), cloudEventTypes);
  letBrowsersIn(app, corsOrigins);
};
