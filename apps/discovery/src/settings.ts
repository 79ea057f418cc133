import {
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  operatorApiKeys,
  processSettings,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('discovery'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  operatorApiKeys,
};
