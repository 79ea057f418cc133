import { answerKeys, kafkaSettings, mongodbSettings, processSettings } from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('clue-solving'),
  ...kafkaSettings,
  ...mongodbSettings,
  answerKeys,
};
