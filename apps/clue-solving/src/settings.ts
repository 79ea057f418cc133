import { answerKeys, engineSettings, httpSettings, operatorApiKeys } from '@treasure-hunt/settings';

export const settings = {
  ...engineSettings('clue-solving'),
  ...httpSettings,
  operatorApiKeys,
  answerKeys,
};
