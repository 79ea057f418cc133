import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SETTINGS } from '@treasure-hunt/service';
import { letBrowsersIn } from './browsers.js';
import { readCloudEvents } from './cloud-events-parser.js';
import { boundBodiesInHand } from './events/bodies-in-hand.js';
import { otherFiles } from './feed/open-files.js';
import type { GatewaySettings } from './settings.js';

const bytesPerMb = 1024 * 1024;

/** No request may be larger. */
export const bodyLimitBytes = bytesPerMb;

/** For requests, beside feeds: whoever comes when all are taken is not let in, so that files never run out. */
const otherConnections = otherFiles / 2;

/** Sets up what decorators cannot say. */
export const configure = (app: NestFastifyApplication): void => {
  const { eventsInHandMb, corsOrigins, maxFeeds } = app.get<GatewaySettings>(SETTINGS);
  boundBodiesInHand(app, { eachBytes: bodyLimitBytes, togetherBytes: eventsInHandMb * bytesPerMb });
  app.getHttpServer().maxConnections = maxFeeds + otherConnections;
  readCloudEvents(app);
  letBrowsersIn(app, corsOrigins);
};
