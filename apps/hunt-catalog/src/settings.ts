import {
  answerKeys,
  authorApiKeys,
  httpSettings,
  huntSecrets,
  kafkaSettings,
  mongodbSettings,
  operatorApiKeys,
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
  operatorApiKeys,
};
export type CatalogSettings = SettingsOf<typeof settings>;
