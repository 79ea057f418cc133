import type { Progress, ShardDocument } from '@treasure-hunt/shards';
import { ShardLost } from '@treasure-hunt/shards';
import type { StoredShard } from './models.js';

/** The shard's document as the port knows it. */
export const shardOf = ({ session: _, ...shard }: StoredShard): ShardDocument => shard;

/** The fields of a shard's progress and nothing else. */
export const progressFields = ({ position, lastRead, clockMs, sequences }: Progress): Progress => ({
  position,
  lastRead,
  clockMs,
  sequences,
});

export const lost = (shardId: string, epoch: number): ShardLost =>
  new ShardLost(`The shard ${shardId} is not owned under epoch ${epoch} any more.`);
