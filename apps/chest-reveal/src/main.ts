import { startService } from '@treasure-hunt/service';
import { ChestRevealModule } from './chest-reveal.module.js';
import { settings } from './settings.js';

await startService({ name: 'chest-reveal', module: ChestRevealModule, settings, http: {} });
