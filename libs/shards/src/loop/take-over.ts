import type { Host } from '../ports/host.js';
import type { ShardDocument, Store } from '../ports/store.js';
import { pause } from './pause.js';

/** An owner that makes no checkpoint for this long after it was asked is taken for dead. */
const defaultSilenceMs = 2_000;
const pollMs = 100;

/** Who asks for which shard, and where. */
export interface Claim {
  readonly shardId: string;
  readonly instance: string;
  readonly silenceMs?: number | undefined;
  readonly host: Host;
}

/** Asks the owner to let go, waits until it has or has fallen silent, and raises the epoch. Rejects when `signal` aborts. */
export const takeOver = async (
  store: Pick<Store, 'want' | 'takeOver'>,
  { shardId, instance, silenceMs = defaultSilenceMs, host }: Claim,
  signal: AbortSignal,
): Promise<ShardDocument> => {
  const silence = new Silence(host);
  for (;;) {
    signal.throwIfAborted();
    const shard = await store.want(shardId, instance);
    const isFree = shard.released || shard.owner === instance || silence.lastedMs(shard) >= silenceMs;
    const owned = isFree ? await store.takeOver(shardId, shard.epoch, instance) : undefined;
    if (owned) return owned;
    await pause(pollMs, signal, host);
  }
};

/** How long an owner has made no checkpoint. */
class Silence {
  private last: ShardDocument | undefined;
  private sinceMs = 0;

  constructor(private readonly host: Host) {}

  lastedMs(shard: ShardDocument): number {
    if (this.last?.checkpoints !== shard.checkpoints || this.last.epoch !== shard.epoch)
      this.sinceMs = this.host.elapsedMs();
    this.last = shard;
    return this.host.elapsedMs() - this.sinceMs;
  }
}
