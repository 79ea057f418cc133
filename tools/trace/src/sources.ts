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

/** Where the local stack shows its traces, if it has been told to. */
export const viewerOf = async (stackFile: string): Promise<string | undefined> => {
  const endpoint = (await readStack(dirname(stackFile)))?.telemetry?.['OTEL_EXPORTER_ZIPKIN_ENDPOINT'];
  return endpoint === undefined ? undefined : new URL(endpoint).origin;
};

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
    if (stack) throw new CannotTrace(error.message);
    throw new CannotTrace(
      `No stack runs here (there is no ${stackFile}): "npm start" starts one. Elsewhere it needs the settings of a service: ${error.message}`,
    );
  }
};
