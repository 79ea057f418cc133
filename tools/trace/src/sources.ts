import { kafkaSettings, mongodbSettings, type SettingsOf } from '@treasure-hunt/settings';

/** Where Kafka and MongoDB are. */
export const settings = { ...kafkaSettings, ...mongodbSettings };
export type Sources = SettingsOf<typeof settings>;
