import type { Topic } from '@treasure-hunt/contracts';

/** How topics are created, in one deployment. */
export interface TopicPlan {
  /** Comes before every topic's name. */
  readonly prefix: string;
  readonly partitions: number;
  /** -1 leaves it to the broker's default. */
  readonly replicationFactor: number;
}

/** The settings of a topic, as Kafka names them. */
export const topicSettings = (
  topic: Topic,
  { replicationFactor }: TopicPlan,
): Readonly<Record<string, string>> => ({
  // The broker's time is the log's clock.
  'message.timestamp.type': 'LogAppendTime',
  'max.message.bytes': String(topic.maxMessageBytes),
  'cleanup.policy': topic.cleanup.policy,
  ...(topic.cleanup.policy === 'delete' ? { 'retention.ms': String(topic.cleanup.retentionMs) } : {}),
  // The broker unpacks what outsiders compress: kafkajs reads gzip only, and any other batch would stop its readers for good.
  ...(topic.outer ? { 'compression.type': 'uncompressed' } : {}),
  ...(replicationFactor >= 3 ? { 'min.insync.replicas': '2' } : {}),
});
