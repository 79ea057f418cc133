import { huntSecrets, engineSettings, httpSettings, operatorApiKeys } from '@treasure-hunt/settings';

export const settings = {
  ...engineSettings('rewards'),
  ...httpSettings,
  operatorApiKeys,
  huntSecrets,
};
