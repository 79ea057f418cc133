import {
  answerKeys,
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  operatorApiKeys,
  processSettings,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('clue-solving'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  operatorApiKeys,
  answerKeys,
};
