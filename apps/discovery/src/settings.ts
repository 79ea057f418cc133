import { engineSettings, httpSettings, operatorApiKeys } from '@treasure-hunt/settings';

export const settings = {
  ...engineSettings('discovery'),
  ...httpSettings,
  operatorApiKeys,
};
