import { clueOutcomes, playerFeed } from '@treasure-hunt/contracts';
import { databaseName, openConnection } from '@treasure-hunt/persistence';
import type { LogRecord, ParkedRecord, ShardDocument } from '@treasure-hunt/shards';
import { needed } from './needed.js';
import { seen, type Seen } from './seen.js';
import type { InputReading, ShardInput } from './shard-input.js';
import { ShardOwner, type OwnerOptions } from './shard-owner.js';

type Stored<T> = T & { readonly _id: string };

/** One reading of the input: its owners one after the other or at once, and what they have said and saved. */
export class ShardRun implements InputReading {
  readonly database: string;
  private readonly owners: Promise<ShardOwner>[] = [];
  private readonly connection: ReturnType<typeof openConnection>;

  constructor(
    readonly scene: ShardInput,
    readonly prefix: string,
  ) {
    this.database = databaseName(prefix, 'tally');
    this.connection = openConnection({ uri: needed('MONGODB_URI'), database: this.database });
  }

  start(instance: string, options: OwnerOptions = {}): Promise<ShardOwner> {
    const owner = ShardOwner.start(this, instance, options);
    this.owners.push(owner);
    return owner;
  }

  async shard(partition = 0): Promise<ShardDocument | null> {
    const shards = (await this.connection).collection<ShardDocument>('shards');
    return shards.findOne({ _id: `${this.scene.topic}/${partition}` });
  }

  /** What an operator does who accepts another log. */
  async acceptLog(): Promise<void> {
    const shards = (await this.connection).collection<ShardDocument>('shards');
    const next = { $inc: { incarnation: 1, epoch: 1 }, $set: { position: 0, lastRead: null } };
    await shards.updateOne({ _id: `${this.scene.topic}/0` }, next);
  }

  /** All documents of the stage, by key. */
  async documents(): Promise<unknown[]> {
    return (await this.connection).collection('tallies').find().sort({ _id: 1 }).toArray();
  }

  /** The players that each clue has counted. */
  async tallies(): Promise<Record<string, readonly string[]>> {
    const documents = (await this.documents()) as Stored<{ state: { players: readonly string[] } }>[];
    return Object.fromEntries(documents.map(({ _id, state }) => [_id, state.players]));
  }

  async parked(): Promise<ParkedRecord[]> {
    const parked = (await this.connection).collection<Stored<ParkedRecord>>('parked_records');
    return parked.find().sort({ offset: 1 }).toArray();
  }

  /** What a reader sees of a topic. */
  async facts(topic: { readonly name: string } = clueOutcomes): Promise<Seen> {
    const read: LogRecord[][] = Array.from({ length: this.scene.partitions }, () => []);
    const onRecords = (partition: number, records: readonly LogRecord[]) =>
      void read[partition]!.push(...records);
    const tail = await this.scene.kafka.tail(this.prefix + topic.name, { from: 'earliest', onRecords });
    await tail.caughtUp;
    await tail.stop();
    return seen(read);
  }

  /** Everything that has come of the input. */
  async outcome(): Promise<object> {
    const [outcomes, feed] = [await this.facts(), await this.facts(playerFeed)];
    const { position, clockMs, lastRead, sequences } = (await this.shard())!;
    return {
      outcomes: outcomes.byId,
      feed: feed.byId,
      documents: await this.documents(),
      parked: (await this.parked()).map(({ offset, messageKey, value }) => ({ offset, messageKey, value })),
      progress: { position, clockMs, lastRead, sequences },
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.owners.map(async (owner) => (await owner).end()));
    const connection = await this.connection;
    await connection.dropDatabase();
    await connection.close();
  }
}
