import {
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  operatorApiKeys,
  processSettings,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('chest-reveal'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  operatorApiKeys,
};
