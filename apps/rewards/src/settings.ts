import { huntSecrets, kafkaSettings, mongodbSettings, processSettings } from '@treasure-hunt/settings';

export const settings = { ...processSettings('rewards'), ...kafkaSettings, ...mongodbSettings, huntSecrets };
