import { kafkaSettings } from './kafka.js';
import { mongodbSettings } from './mongodb.js';
import { processSettings } from './shared.js';

/** What every service of the engine reads, by the service's name; each adds its own. */
export const engineSettings = (service: string) => ({
  ...processSettings(service),
  ...kafkaSettings,
  ...mongodbSettings,
});
