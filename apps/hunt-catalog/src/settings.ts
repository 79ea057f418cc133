import {
  answerKeys,
  authorApiKeys,
  engineSettings,
  httpSettings,
  huntSecrets,
  operatorApiKeys,
  type SettingsOf,
} from '@treasure-hunt/settings';

export const settings = {
  ...engineSettings('hunt-catalog'),
  ...httpSettings,
  answerKeys,
  huntSecrets,
  authorApiKeys,
  operatorApiKeys,
};
export type CatalogSettings = SettingsOf<typeof settings>;
