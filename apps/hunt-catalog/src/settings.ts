import {
  answerKeys,
  authorApiKeys,
  httpSettings,
  huntSecrets,
  kafkaSettings,
  mongodbSettings,
  processSettings,
  type SettingsOf,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('hunt-catalog'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  answerKeys,
  huntSecrets,
  authorApiKeys,
};
export type CatalogSettings = SettingsOf<typeof settings>;
