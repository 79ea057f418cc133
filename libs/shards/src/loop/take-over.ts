import { setTimeout as sleep } from 'node:timers/promises';
import type { ShardDocument, Store } from '../ports/store.js';

/** An owner that makes no checkpoint for this long after it was asked is taken for dead. */
const defaultSilenceMs = 2_000;
const pollMs = 100;

/** Asks the owner to let go, waits until it has or has fallen silent, and raises the epoch. Rejects when `signal` aborts. */
export const takeOver = async (
  store: Pick<Store, 'want' | 'takeOver'>,
  {
    shardId,
    instance,
    silenceMs = defaultSilenceMs,
  }: { shardId: string; instance: string; silenceMs?: number | undefined },
  signal: AbortSignal,
): Promise<ShardDocument> => {
  let watched: ShardDocument | undefined;
  let silentSinceMs = 0;
  for (;;) {
    signal.throwIfAborted();
    const shard = await store.want(shardId, instance);
    if (watched?.checkpoints !== shard.checkpoints || watched.epoch !== shard.epoch) {
      watched = shard;
      silentSinceMs = performance.now();
    }
    const isFree =
      shard.released || shard.owner === instance || performance.now() - silentSinceMs >= silenceMs;
    const owned = isFree ? await store.takeOver(shardId, shard.epoch, instance) : undefined;
    if (owned) return owned;
    await sleep(pollMs, undefined, { signal });
  }
};
