import {
  readSettings,
  SettingsRefused,
  type Environment,
  type SettingsOf,
  type Spec,
} from '@treasure-hunt/settings';
import { devSecrets } from '../services/dev-secrets.js';
import { StackFailure } from '../stack-failure.js';
import { readStackFile, type Stack } from './stack-file.js';

const environmentIn = ({ kafkaBrokers, mongodbUri, topicPrefix }: Stack): Environment => ({
  ...devSecrets(),
  KAFKA_BROKERS: kafkaBrokers,
  MONGODB_URI: mongodbUri,
  TOPIC_PREFIX: topicPrefix,
});

/**
 * What a tool reads beside running services: as the environment says, else as the services of the local stack have it that the
 * file describes. @throws StackFailure with one sentence for each setting that is missing or wrong
 */
export const sourcesOf = async <S extends Spec>(
  spec: S,
  file: string,
  env: Environment = process.env,
): Promise<SettingsOf<S>> => {
  const stack = await readStackFile(file);
  try {
    return readSettings(spec, { ...(stack && environmentIn(stack)), ...env }).values;
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    const hint = stack ? '' : ` ${file} does not say where a stack runs, either: "npm start" starts one.`;
    throw new StackFailure(`${error.message}${hint}`);
  }
};
