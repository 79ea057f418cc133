import { dirname } from 'node:path';
import { readStack } from '@treasure-hunt/local-stack';
import {
  kafkaSettings,
  mongodbSettings,
  readSettings,
  SettingsRefused,
  type SettingsOf,
} from '@treasure-hunt/settings';
import { CannotTrace } from './cannot-trace.js';

const settings = { ...kafkaSettings, ...mongodbSettings };
export type Sources = SettingsOf<typeof settings>;

/** Where Kafka and MongoDB are: from the environment, else from the local stack's file. */
export const sourcesOf = async (stackFile: string): Promise<Sources> => {
  const stack = await readStack(dirname(stackFile));
  const local = stack && {
    KAFKA_BROKERS: stack.kafkaBrokers,
    MONGODB_URI: stack.mongodbUri,
    TOPIC_PREFIX: stack.topicPrefix,
  };
  try {
    return readSettings(settings, { ...local, ...process.env }).values;
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    const hint = stack
      ? ''
      : ` ${stackFile} does not say where a stack runs, either: "npm start" starts one.`;
    throw new CannotTrace(`${error.message}${hint}`);
  }
};
