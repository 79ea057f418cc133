import { kafkaSettings, mongodbSettings, processSettings } from '@treasure-hunt/settings';

export const settings = { ...processSettings('chest-reveal'), ...kafkaSettings, ...mongodbSettings };
