import type { Admin } from 'kafkajs';
import type { Topic } from '@treasure-hunt/contracts';
import { RetryLater, type Log, type Reading, type Sender } from '@treasure-hunt/shards';
import type { Hearer } from '../read/member.js';
import { ConnectionClosed } from '../send/errors.js';
import { orRetryLater } from '../send/failure.js';
import { gathered } from '../send/gather.js';
import { senderOver, type Produce } from '../send/sender.js';
import { startTail } from '../tail/start-tail.js';
import type { Tail, TailOptions } from '../tail/tail.js';
import { boundsOf, offsetsAt, partitionCountOf } from '../topics/bounds.js';
import { ensureTopics } from '../topics/ensure.js';
import type { TopicPlan } from '../topics/settings.js';
import { lostLog } from '../topics/within.js';
import { clientOf } from './client.js';
import { clientCalled } from './clients.js';
import type { KafkaOptions } from './options.js';
import type { ClientPort, ProducerPort } from './ports.js';

/** Everything that the engine does with Kafka. */
export interface KafkaConnection {
  readonly log: Log;
  /** A sender of its own for each shard; all share one producer, and what they send at once is one request. */
  readonly sender: () => Sender;
  /** Reads all partitions of a topic, alone. Rejects with `RetryLater` when Kafka is away. */
  readonly tail: (topic: string, options: TailOptions) => Promise<Tail>;
  readonly admin: {
    /** Creates what is missing and checks partition counts; rejects with `PartitionCountDiffers`, or `RetryLater`. Full names: prefix + name. */
    ensureTopics(topics: readonly Topic[], plan: TopicPlan): Promise<void>;
    /** By their full names, with all that is in them. */
    deleteTopics(names: readonly string[]): Promise<void>;
    /** In each partition, the first offset whose broker time is not before `timestampMs` (since 1970), else the next to be written. */
    offsetsAt(topic: string, timestampMs: number): Promise<ReadonlyMap<number, number>>;
  };
  /** Stops all readers (which leave their groups), gives up what is still being sent, and closes all sockets. */
  readonly disconnect: () => Promise<void>;
}

/** Connects; rejects with `RetryLater` when no broker answers within some seconds. */
export const connect = async (options: KafkaOptions): Promise<KafkaConnection> => {
  const client = await clientCalled(options.client ?? 'kafkajs');
  const connection = new Connection(options, client);
  try {
    await orRetryLater(connection.open());
    return connection;
  } catch (error) {
    await connection.disconnect(); // Half of it may be open, which would keep the process alive.
    throw error;
  }
};

class Connection implements KafkaConnection {
  readonly #readings = new Set<Reading>();
  private readonly kafkaAdmin: Admin;
  private readonly producer: ProducerPort;
  readonly #produce: Produce;
  #closed = false;

  constructor(
    private readonly options: KafkaOptions,
    private readonly client: ClientPort,
  ) {
    this.kafkaAdmin = clientOf(options).admin();
    this.producer = client.producer(options);
    this.#produce = gathered((records) =>
      this.#closed ? Promise.reject(new ConnectionClosed()) : this.producer.produce(records),
    );
  }

  async open(): Promise<void> {
    await this.kafkaAdmin.connect();
    await this.producer.open();
  }

  readonly log: Log = {
    read: (topic, group, listener) => this.#join(topic, group, listener),
    bounds: async (topic, partition) => {
      const bounds = (await boundsOf(this.kafkaAdmin, topic)).get(partition);
      if (!bounds) throw new RetryLater(`Kafka does not know partition ${partition} of ${topic}.`);
      return bounds;
    },
    partitionCount: (topic) => partitionCountOf(this.kafkaAdmin, topic),
  };

  readonly admin: KafkaConnection['admin'] = {
    ensureTopics: (topics, plan) => orRetryLater(ensureTopics(this.kafkaAdmin, topics, plan)),
    deleteTopics: (names) => this.kafkaAdmin.deleteTopics({ topics: [...names] }),
    offsetsAt: (topic, timestampMs) => offsetsAt(this.kafkaAdmin, topic, timestampMs),
  };

  readonly sender = (): Sender =>
    senderOver(this.#produce, { onRetry: (retry) => this.options.onRetry?.(retry) });

  readonly tail = (topic: string, tail: TailOptions): Promise<Tail> => {
    const { clientId } = this.options;
    const join = (group: string, listener: Hearer) => this.#join(topic, group, listener);
    return startTail({ admin: this.kafkaAdmin, join, clientId }, topic, tail);
  };

  readonly disconnect = async (): Promise<void> => {
    this.#closed = true;
    await Promise.all([...this.#readings].map((reading) => reading.stop()));
    await this.producer.close();
    await this.kafkaAdmin.disconnect();
  };

  async #join(topic: string, group: string, listener: Hearer): Promise<Reading> {
    if (this.#closed) throw new ConnectionClosed();
    const { instance = this.options.clientId, onFatal } = this.options;
    const membership = { group, topic, instance };
    const member = this.client.member(this.options, membership, {
      assigned: (partitions) => listener.assigned(partitions),
      records: (partition, records, end) => listener.records(partition, records, end),
      moved: (partition, next) => listener.moved?.(partition, next),
      astray: (partition, next) => void this.#lookForLoss(topic, partition, next),
      fatal: (error) => onFatal(error),
    });
    this.#readings.add(member);
    try {
      await orRetryLater(member.join());
      return member;
    } catch (error) {
      this.#readings.delete(member);
      await member.stop();
      throw error;
    }
  }

  async #lookForLoss(topic: string, partition: number, next: number): Promise<void> {
    const bounds = await this.log.bounds(topic, partition).catch(() => undefined);
    const lost = bounds && lostLog(`${topic}/${partition}`, next, bounds);
    if (lost) this.options.onFatal(lost);
  }
}
