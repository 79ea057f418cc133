import { kafkaSettings, mongodbSettings, processSettings } from '@treasure-hunt/settings';

export const settings = { ...processSettings('discovery'), ...kafkaSettings, ...mongodbSettings };
