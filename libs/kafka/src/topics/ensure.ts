import type { Admin, ITopicConfig } from 'kafkajs';
import type { Topic } from '@treasure-hunt/contracts';
import { settled } from './settled.js';
import { topicSettings, type TopicPlan } from './settings.js';

/** A topic is there with another number of partitions, so keys would lie in other partitions than decided. */
export class PartitionCountDiffers extends Error {
  override readonly name = 'PartitionCountDiffers';

  constructor(topic: string, found: number, expected: number) {
    super(`Topic ${topic} has ${found} partitions, but ${expected} are expected.`);
  }
}

const configOf = (topic: Topic, plan: TopicPlan): ITopicConfig => ({
  topic: plan.prefix + topic.name,
  numPartitions: plan.partitions,
  replicationFactor: plan.replicationFactor,
  configEntries: Object.entries(topicSettings(topic, plan)).map(([name, value]) => ({ name, value })),
});

/**
 * Creates the topics that are missing and checks the partition counts of all. Any number of services may do it at once: who comes second
 * waits until the topic can be used. Rejects with `PartitionCountDiffers`.
 */
export const ensureTopics = async (
  admin: Admin,
  topics: readonly Topic[],
  plan: TopicPlan,
): Promise<void> => {
  const there = new Set(await settled(() => admin.listTopics()));
  const configs = topics.map((topic) => configOf(topic, plan));
  for (const config of configs)
    if (!there.has(config.topic))
      await settled(() => admin.createTopics({ topics: [config], waitForLeaders: true }));
  const names = configs.map(({ topic }) => topic);
  const { topics: found } = await settled(() => admin.fetchTopicMetadata({ topics: names }));
  const counts = new Map(found.map(({ name, partitions }) => [name, partitions.length]));
  for (const { topic } of configs) {
    const count = counts.get(topic) ?? 0;
    if (count !== plan.partitions) throw new PartitionCountDiffers(topic, count, plan.partitions);
  }
};
