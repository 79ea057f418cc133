import type { Progress, ShardDocument } from '@treasure-hunt/shards';
import { ShardLost } from '@treasure-hunt/shards';
import type { StoredShard } from './models.js';

/** A shard that nobody has owned yet. */
export const freshShard: Omit<ShardDocument, '_id' | 'wanted'> = {
  epoch: 0,
  owner: '',
  released: true,
  incarnation: 0,
  checkpoints: 0,
  takeovers: 0,
  trying: null,
  position: 0,
  lastRead: null,
  clockMs: 0,
  sequences: [],
};

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
