import { bucketOf } from '@treasure-hunt/contracts';
import type { Change, Checkpoint, ShardDocument, Slice, Store } from '@treasure-hunt/shards';

export const slice: Slice = { partition: 3, partitions: 8 };
export const shardId = 'hunt.clue-activity.v1/3';

/** The `n`-th message key of the slice, counted from 0. */
export const keyIn = ({ partition, partitions }: Slice, n = 0): string => {
  for (let found = 0, i = 0; ; i += 1) {
    if (bucketOf(`gate-${i}`) % partitions === partition && found++ === n) return `gate-${i}`;
  }
};

export const progressAt = (position: number): Checkpoint['progress'] => ({
  position,
  lastRead: { timestampMs: 1_790_000_000_123, crc: 3_735_928_559 },
  clockMs: 1_790_000_000_456,
  sequences: [['hunt.player-activity.v1/0@0', position, 1]],
});

/** A checkpoint of the shard, with what is named changed. */
export const checkpointOf = (epoch: number, named: Partial<Checkpoint> = {}): Checkpoint => ({
  shardId,
  epoch,
  progress: progressAt(10),
  changes: [],
  parked: [],
  redriven: [],
  failed: [],
  released: false,
  ...named,
});

/** The shard, taken over by `instance`. */
export const owned = async (store: Store, instance: string): Promise<ShardDocument> => {
  const { epoch } = await store.want(shardId, instance);
  const taken = await store.takeOver(shardId, epoch, instance);
  if (!taken) throw new Error('somebody else was faster');
  return taken;
};

export const clue = (key: string, value: object | undefined): Change => ({ collection: 'clues', key, value });
export const memoryParts = [{ collection: 'clues', kept: 'memory' }] as const;
