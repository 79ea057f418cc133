import { engineSettings, httpSettings, operatorApiKeys } from '@treasure-hunt/settings';

export const settings = {
  ...engineSettings('chest-reveal'),
  ...httpSettings,
  operatorApiKeys,
};
