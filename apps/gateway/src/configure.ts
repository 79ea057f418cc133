import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SETTINGS } from '@treasure-hunt/service';
import { letBrowsersIn } from './browsers.js';
import { readCloudEvents } from './cloud-events-parser.js';
import type { GatewaySettings } from './settings.js';

/** Sets up what decorators cannot say. */
export const configure = (app: NestFastifyApplication): void => {
  readCloudEvents(app);
  letBrowsersIn(app, app.get<GatewaySettings>(SETTINGS).corsOrigins);
};
