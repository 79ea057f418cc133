import { startService } from '@treasure-hunt/service';
import { bodyLimitBytes, configure } from './configure.js';
import { GatewayModule } from './gateway.module.js';
import { settings } from './settings.js';

await startService({
  name: 'gateway',
  module: GatewayModule,
  settings,
  http: { bodyLimitBytes, configure },
});
