import { topics } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';

import { StackFailure } from '../stack-failure.js';

const numberFrom = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const value = Number(env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 1)
    throw new StackFailure(`${name} must be a whole number above 0.`);
  return value;
};

const planOf = (env: NodeJS.ProcessEnv) => ({
  prefix: env['TOPIC_PREFIX'] ?? '',
  partitions: numberFrom(env, 'PARTITIONS', 8),
  replicationFactor: numberFrom(env, 'REPLICATION_FACTOR', 1),
});

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
 * @throws StackFailure where Kafka cannot be used, or has the topics with another number of partitions
 */
export const createTopics = async (brokers: string, env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  if (needsCredentials(env)) return;
  const plan = planOf(env);
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
