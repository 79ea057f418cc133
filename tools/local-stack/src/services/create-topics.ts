import { topics } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { kafkaSettings, readSettings, SettingsRefused } from '@treasure-hunt/settings';

import { StackFailure } from '../stack-failure.js';

/** As the services read it, so that no topic is created that they refuse to start with. */
const planOf = (brokers: string, env: NodeJS.ProcessEnv) => {
  try {
    const { values } = readSettings(kafkaSettings, { ...env, KAFKA_BROKERS: brokers });
    const { topicPrefix: prefix, partitions, replicationFactor } = values;
    return { prefix, partitions, replicationFactor };
  } catch (error) {
    throw error instanceof SettingsRefused ? new StackFailure(error.message) : error;
  }
};

/** Only the services can sign in there; they create what is missing themselves. */
const needsCredentials = (env: NodeJS.ProcessEnv): boolean =>
  env['KAFKA_SSL'] === 'true' || Boolean(env['KAFKA_SASL_MECHANISM']);

const inOneSentence = (error: unknown, brokers: string): StackFailure => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'PartitionCountDiffers') return new StackFailure(message);
  return new StackFailure(`Kafka at ${brokers} cannot be used: ${message.replace(/\.$/, '')}.`);
};

/**
 * Creates the engine's topics before the services ask for them, all at once, while they are being created.
 * @throws StackFailure where a setting is wrong, Kafka cannot be used, or has the topics with another number of partitions
 */
export const createTopics = async (brokers: string, env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  if (needsCredentials(env)) return;
  const plan = planOf(brokers, env);
  let kafka: KafkaConnection | undefined;
  try {
    const onFatal = (): void => undefined; // Nothing is read here.
    kafka = await connect({ brokers: brokers.split(','), clientId: 'local-stack', onFatal });
    await kafka.admin.ensureTopics(topics, plan);
  } catch (error) {
    throw inOneSentence(error, brokers);
  } finally {
    await kafka?.disconnect();
  }
};
