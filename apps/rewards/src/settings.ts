import {
  huntSecrets,
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  operatorApiKeys,
  processSettings,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('rewards'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  operatorApiKeys,
  huntSecrets,
};
