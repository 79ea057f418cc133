import type { OwnedShard } from '@treasure-hunt/shards';
import type { mongo } from 'mongoose';
import type { Causality } from '../connection/causality.js';

interface Ownership {
  readonly epoch: number;
  readonly session: mongo.ClientSession;
  users: number;
  isOver: boolean;
}

/**
 * The shards that this store has taken over. All checkpoints of one ownership go through one MongoDB session, whose id
 * is in the shard's document: when the owner dies in the middle of a transaction, its successor can end that transaction,
 * which would lock the documents for a minute otherwise.
 */
export class Ownerships {
  private readonly owned = new Map<string, Ownership>();

  constructor(private readonly causality: Causality) {}

  async begin({ shardId, epoch }: OwnedShard, session: mongo.ClientSession): Promise<void> {
    await this.drop(shardId);
    this.owned.set(shardId, { epoch, session, users: 0, isOver: false });
  }

  /** The shard is let go or lost; an ownership under another epoch stays. */
  async end({ shardId, epoch }: OwnedShard): Promise<void> {
    if (this.owned.get(shardId)?.epoch === epoch) await this.drop(shardId);
  }

  async endAll(): Promise<void> {
    for (const shardId of [...this.owned.keys()]) await this.drop(shardId);
  }

  /** Does the work in the session of this ownership; if it is over, in another session, to learn who has the shard now. */
  async within<T>(
    { shardId, epoch }: OwnedShard,
    work: (session: mongo.ClientSession) => Promise<T>,
  ): Promise<T> {
    const ownership = this.owned.get(shardId);
    if (ownership?.epoch !== epoch) return this.causality.within(work);
    this.causality.catchUp(ownership.session);
    ownership.users += 1;
    try {
      return await work(ownership.session);
    } finally {
      this.causality.remember(ownership.session);
      ownership.users -= 1;
      await endUnused(ownership);
    }
  }

  private async drop(shardId: string): Promise<void> {
    const ownership = this.owned.get(shardId);
    if (!ownership) return;
    this.owned.delete(shardId);
    ownership.isOver = true;
    await endUnused(ownership);
  }
}

const endUnused = async ({ isOver, users, session }: Ownership): Promise<void> => {
  if (isOver && users === 0) await session.endSession();
};
