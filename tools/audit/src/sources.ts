import { dirname } from 'node:path';
import { devSecrets, readStack } from '@treasure-hunt/local-stack';
import {
  huntSecrets,
  kafkaSettings,
  mongodbSettings,
  readSettings,
  SettingsRefused,
  type SettingsOf,
} from '@treasure-hunt/settings';
import { CannotAudit } from './cannot-audit.js';

const settings = { ...kafkaSettings, ...mongodbSettings, huntSecrets };
export type Sources = SettingsOf<typeof settings>;

/** Where Kafka and MongoDB are, and the secrets that draws are made with: from the environment, else from the local stack's file. */
export const sourcesOf = async (stackFile: string): Promise<Sources> => {
  const stack = await readStack(dirname(stackFile));
  const local = stack && {
    KAFKA_BROKERS: stack.kafkaBrokers,
    MONGODB_URI: stack.mongodbUri,
    HUNT_SECRETS: devSecrets()['HUNT_SECRETS'],
  };
  try {
    return readSettings(settings, { ...local, ...process.env }).values;
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    const hint = stack ? '' : ` ${stackFile} does not say where a stack runs, either.`;
    throw new CannotAudit(`${error.message}${hint}`);
  }
};
