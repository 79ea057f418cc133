import { startService } from '@treasure-hunt/service';
import { DiscoveryModule } from './discovery.module.js';
import { settings } from './settings.js';

await startService({ name: 'discovery', module: DiscoveryModule, settings, http: {} });
