import { startService } from '@treasure-hunt/service';
import { RewardsModule } from './rewards.module.js';
import { settings } from './settings.js';

await startService({ name: 'rewards', module: RewardsModule, settings, http: {} });
