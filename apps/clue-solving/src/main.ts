import { startService } from '@treasure-hunt/service';
import { ClueSolvingModule } from './clue-solving.module.js';
import { settings } from './settings.js';

await startService({ name: 'clue-solving', module: ClueSolvingModule, settings, http: {} });
