import { bucketOf } from '@treasure-hunt/contracts';
import { ownerOf, partitionKey, type Part } from '@treasure-hunt/decider';
import { ShardLost } from '../errors.js';
import { freshShard } from '../ports/store.js';
import type {
  Change,
  Checkpoint,
  DocumentKey,
  FailedDecision,
  Loaded,
  OwnedShard,
  ParkedRecord,
  ShardDocument,
  Slice,
  Store,
  Trying,
} from '../ports/store.js';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A store in memory: everything goes through JSON, as it would through a database. */
export class MemoryStore implements Store {
  private readonly shards = new Map<string, ShardDocument>();
  private readonly documents = new Map<string, Change>();
  private readonly parked = new Map<string, ParkedRecord & { shardId: string }>();
  readonly failed: (FailedDecision & { shardId: string })[] = [];

  want(shardId: string, instance: string): Promise<ShardDocument> {
    return Promise.resolve(this.update(shardId, { wanted: instance }));
  }

  takeOver(shardId: string, epoch: number, instance: string): Promise<ShardDocument | undefined> {
    const shard = this.shard(shardId);
    if (shard.epoch !== epoch) return Promise.resolve(undefined);
    const takeovers = shard.takeovers + 1;
    const owned = { epoch: epoch + 1, owner: instance, wanted: null, released: false, takeovers };
    return Promise.resolve(this.update(shardId, owned));
  }

  load({ shardId, epoch }: OwnedShard, parts: readonly Part[], slice: Slice): Promise<Loaded> {
    this.fence(shardId, epoch);
    const of = (how: Part['kept']): Change[] => {
      const collections = parts.filter(({ kept }) => kept === how).map(({ collection }) => collection);
      const isOurs = ({ collection, key }: Change) => collections.includes(collection) && isIn(slice, key);
      return [...this.documents.values()].filter(isOurs);
    };
    const keys = of('cache').map(({ collection, key }) => ({ collection, key }));
    const documents = of('memory').map(({ key, ...rest }) => ({
      ...rest,
      key: key.startsWith(partitionKey) ? partitionKey : key,
    }));
    const parked = [...this.parked.values()]
      .filter((record) => record.shardId === shardId)
      .map(({ shardId: _, ...record }) => record);
    return Promise.resolve(copy({ documents, parked, keys }));
  }

  loadKeys({ shardId, epoch }: OwnedShard, wanted: readonly DocumentKey[], slice: Slice) {
    this.fence(shardId, epoch);
    const found = wanted.flatMap((document) => this.documents.get(nameOf(document, slice)) ?? []);
    return Promise.resolve(copy(found));
  }

  async checkpoint(checkpoint: Checkpoint, slice: Slice): Promise<{ wanted: string | null }> {
    const { shardId, epoch, progress, changes, parked, redriven, failed, released } = checkpoint;
    await Promise.resolve();
    const { wanted, checkpoints } = this.fence(shardId, epoch);
    for (const change of copyChanges(changes, slice))
      if (change.value === undefined) this.documents.delete(nameOf(change, slice));
      else this.documents.set(nameOf(change, slice), change);
    for (const { offset, messageKey } of redriven) this.parked.delete(`${shardId}/${offset}/${messageKey}`);
    for (const record of parked)
      this.parked.set(`${shardId}/${record.offset}/${record.messageKey}`, { ...record, shardId });
    this.failed.push(...failed.map((fault) => ({ ...copy(fault), shardId })));
    const next = { ...copy(progress), released, takeovers: 0, trying: null, checkpoints: checkpoints + 1 };
    this.update(shardId, next);
    return { wanted };
  }

  noteTrying(shardId: string, epoch: number, trying: Trying | null): Promise<void> {
    this.fence(shardId, epoch);
    this.update(shardId, { trying });
    return Promise.resolve();
  }

  shard(shardId: string): ShardDocument {
    return this.shards.get(shardId) ?? { _id: shardId, wanted: null, ...freshShard };
  }

  /** Every document, by collection and key. */
  all(): Record<string, unknown> {
    return Object.fromEntries([...this.documents].sort().map(([name, { value }]) => [name, value]));
  }

  /** Every record that is kept aside, of all shards. */
  allParked(): (ParkedRecord & { readonly shardId: string })[] {
    return copy([...this.parked.values()]);
  }

  private update(shardId: string, changed: Partial<ShardDocument>): ShardDocument {
    const shard = { ...this.shard(shardId), ...changed };
    this.shards.set(shardId, shard);
    return copy(shard);
  }

  private fence(shardId: string, epoch: number): ShardDocument {
    const shard = this.shard(shardId);
    if (shard.epoch !== epoch) throw new ShardLost(`${shardId} has epoch ${shard.epoch}, not ${epoch}.`);
    return shard;
  }
}

const storedKey = (key: string, { partition }: Slice): string =>
  key === partitionKey ? `${key}${partition}` : key;
const nameOf = ({ collection, key }: DocumentKey, slice: Slice): string =>
  `${collection} ${storedKey(key, slice)}`;

const copyChanges = (changes: readonly Change[], slice: Slice): Change[] =>
  changes.map(({ collection, key, value, ...traced }) => ({
    ...traced,
    collection,
    key: storedKey(key, slice),
    value: value === undefined ? undefined : copy(value),
  }));

const isIn = ({ partition, partitions }: Slice, key: string): boolean =>
  key.startsWith(partitionKey)
    ? key === `${partitionKey}${partition}`
    : bucketOf(ownerOf(key)) % partitions === partition;
