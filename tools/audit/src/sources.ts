import { huntSecrets, kafkaSettings, mongodbSettings, type SettingsOf } from '@treasure-hunt/settings';

/** Where Kafka and MongoDB are, and the secrets that draws are made with. */
export const settings = { ...kafkaSettings, ...mongodbSettings, huntSecrets };
export type Sources = SettingsOf<typeof settings>;
