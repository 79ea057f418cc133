import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SETTINGS } from '@treasure-hunt/service';
import { letBrowsersIn } from './browsers.js';
import { readCloudEvents } from './cloud-events-parser.js';
import { boundBodiesInHand } from './events/bodies-in-hand.js';
import type { GatewaySettings } from './settings.js';

const bytesPerMb = 1024 * 1024;

/** No request may be larger. */
export const bodyLimitBytes = bytesPerMb;

/** Sets up what decorators cannot say. */
export const configure = (app: NestFastifyApplication): void => {
  const { eventsInHandMb, corsOrigins } = app.get<GatewaySettings>(SETTINGS);
  boundBodiesInHand(app, { eachBytes: bodyLimitBytes, togetherBytes: eventsInHandMb * bytesPerMb });
  readCloudEvents(app);
  letBrowsersIn(app, corsOrigins);
};
