import { maxDefinitionBytes } from '@treasure-hunt/contracts';
import { startService } from '@treasure-hunt/service';
import { HuntCatalogModule } from './hunt-catalog.module.js';
import { settings } from './settings.js';

await startService({
  name: 'hunt-catalog',
  module: HuntCatalogModule,
  settings,
  http: { bodyLimitBytes: maxDefinitionBytes, traced: true },
});
