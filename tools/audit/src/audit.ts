import type { AnyStage } from '@treasure-hunt/decider';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { databaseName, openKeptShards, type KeptShards } from '@treasure-hunt/persistence';
import { auditShard, type Outcome } from './audit-shard.js';
import type { AuditedPoints } from './audited-point.js';
import type { Hunts } from './hunts.js';
import type { Sources } from './sources.js';
import { TopicReader } from './topic-reader.js';

/** Everything that an audit stands on. */
export interface Ground {
  readonly kafka: KafkaConnection;
  readonly hunts: Hunts;
  readonly sources: Sources;
  readonly points: AuditedPoints;
  readonly accept: boolean;
}

/** Audits the shards of one stage, one after the other: as much is in memory as one shard has. */
export async function* auditStage(stage: AnyStage, ground: Ground): AsyncGenerator<Outcome> {
  const { kafka, sources } = ground;
  const { mongodbUri: uri, mongodbTlsCa: ca, topicPrefix } = sources;
  const topic = topicPrefix + stage.flow.reads.name;
  const database = databaseName(topicPrefix, stage.flow.service);
  const shards = await openKeptShards({
    uri,
    database,
    appName: 'audit',
    ...(ca !== undefined && { ca }),
  });
  const reader = await TopicReader.open(kafka.log, topic, `${topicPrefix}audit`);
  try {
    const partitions = await kafka.log.partitionCount(topic);
    for (let partition = 0; partition < partitions; partition += 1) {
      const place = { topic, partition, partitions };
      const outcome = await auditPartition({ stage, place, shards, reader }, ground);
      if (outcome) yield outcome;
    }
  } finally {
    await reader.close();
    await shards.close();
  }
}

interface Partition {
  readonly stage: AnyStage;
  readonly place: { readonly topic: string; readonly partition: number; readonly partitions: number };
  readonly shards: KeptShards;
  readonly reader: TopicReader;
}

const auditPartition = async (
  { stage, place, shards, reader }: Partition,
  { kafka, hunts, sources, points, accept }: Ground,
): Promise<Outcome | undefined> => {
  const shardId = `${place.topic}/${place.partition}`;
  const collections = Object.values(stage.parts).map(({ collection }) => collection);
  const kept = await shards.read({ shardId, collections, slice: place });
  if (!kept || kept.shard.epoch === 0) return undefined;
  const { low } = await kafka.log.bounds(place.topic, place.partition);
  await hunts.catchUp();
  return auditShard({ stage, place, prefix: sources.topicPrefix, kept }, { reader, points, low, accept });
};
