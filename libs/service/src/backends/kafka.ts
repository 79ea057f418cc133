import { playerActivity, topics } from '@treasure-hunt/contracts';
import { connect, securityOf, type KafkaConnection, type KafkaOptions } from '@treasure-hunt/kafka';
import type { kafkaSettings, SettingsOf } from '@treasure-hunt/settings';
import type { Ground, ProcessValues } from '../service-options.js';
import { watchBackend } from './watch-backend.js';

export type KafkaValues = ProcessValues & SettingsOf<typeof kafkaSettings>;

const optionsOf = ({ name, settings, log, failed }: Ground<KafkaValues>): KafkaOptions => ({
  brokers: settings.kafkaBrokers,
  clientId: settings.topicPrefix + name,
  instance: settings.instance,
  client: settings.kafkaClient,
  ...securityOf(settings),
  onFatal: failed,
  onRetry: ({ attempt, delayMs, error }) =>
    log.warn({ attempt, delayMs, err: error }, 'A send to Kafka failed and is repeated.'),
  // What the client calls an error it tries again, or rejects with: neither is an error of the service by itself.
  onLog: ({ message, details }) => log.debug({ kafka: details }, message),
});

/**
 * Connects to Kafka and sees that all topics of the engine are there. Waits as long as Kafka is away; readiness follows it from then on.
 * @throws PartitionCountDiffers when the topics were made for another number of partitions
 */
export const connectKafka = async (ground: Ground<KafkaValues>): Promise<KafkaConnection> => {
  const { settings, readiness, lifetime, waitFor } = ground;
  const kafka = await waitFor('Kafka', () => connect(optionsOf(ground)));
  lifetime.began('the connection to Kafka', () => kafka.disconnect());
  const { topicPrefix: prefix, partitions, replicationFactor } = settings;
  const plan = { prefix, partitions, replicationFactor };
  await waitFor('Kafka', () => kafka.admin.ensureTopics(topics, plan));
  const watcher = { readiness, draining: lifetime.draining };
  void watchBackend('Kafka', () => kafka.log.partitionCount(prefix + playerActivity.name), watcher);
  return kafka;
};
