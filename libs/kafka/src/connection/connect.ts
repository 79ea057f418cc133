import type { Admin, Producer } from 'kafkajs';
import type { Topic } from '@treasure-hunt/contracts';
import { RetryLater, type Log, type Reading, type Sender } from '@treasure-hunt/shards';
import { consumerIn } from '../read/consumer.js';
import { GroupMember, type Hearer } from '../read/member.js';
import { ConnectionClosed } from '../send/errors.js';
import { gathered } from '../send/gather.js';
import { produceWith } from '../send/produce.js';
import { senderOver, type Produce } from '../send/sender.js';
import { startTail } from '../tail/start-tail.js';
import type { Tail, TailOptions } from '../tail/tail.js';
import { boundsOf, partitionCountOf } from '../topics/bounds.js';
import { ensureTopics } from '../topics/ensure.js';
import type { TopicPlan } from '../topics/settings.js';
import { lostLog } from '../topics/within.js';
import { ackTimeoutMs, clientOf, producerOf } from './client.js';
import type { KafkaOptions } from './options.js';

/** Everything that the engine does with Kafka. */
export interface KafkaConnection {
  readonly log: Log;
  /** A sender of its own for each shard; all share one producer, and what they send at once is one request. */
  readonly sender: () => Sender;
  /** Reads all partitions of a topic, alone. */
  readonly tail: (topic: string, options: TailOptions) => Promise<Tail>;
  readonly admin: {
    /** Creates what is missing and checks partition counts; rejects with `PartitionCountDiffers`. Full names: prefix + name. */
    ensureTopics(topics: readonly Topic[], plan: TopicPlan): Promise<void>;
    /** By their full names, with all that is in them. */
    deleteTopics(names: readonly string[]): Promise<void>;
  };
  /** Stops all readers (which leave their groups), gives up what is still being sent, and closes all sockets. */
  readonly disconnect: () => Promise<void>;
}

/** Connects; rejects when no broker answers within some seconds. */
export const connect = async (options: KafkaOptions): Promise<KafkaConnection> => {
  const kafka = clientOf(options);
  const connection = new Connection(options, kafka.admin(), producerOf(kafka));
  try {
    await connection.open();
    return connection;
  } catch (error) {
    await connection.disconnect(); // Half of it may be open, which would keep the process alive.
    throw error;
  }
};

class Connection implements KafkaConnection {
  readonly #readings = new Set<Reading>();
  readonly #produce: Produce;
  #closed = false;

  constructor(
    private readonly options: KafkaOptions,
    private readonly kafkaAdmin: Admin,
    private readonly producer: Producer,
  ) {
    const produce = produceWith(producer, ackTimeoutMs);
    this.#produce = gathered((records) =>
      this.#closed ? Promise.reject(new ConnectionClosed()) : produce(records),
    );
  }

  async open(): Promise<void> {
    await this.kafkaAdmin.connect();
    await this.producer.connect();
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
    ensureTopics: (topics, plan) => ensureTopics(this.kafkaAdmin, topics, plan),
    deleteTopics: (names) => this.kafkaAdmin.deleteTopics({ topics: [...names] }),
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
    await this.producer.disconnect();
    await this.kafkaAdmin.disconnect();
  };

  async #join(topic: string, group: string, listener: Hearer): Promise<Reading> {
    const { instance = this.options.clientId, onFatal } = this.options;
    const consumer = consumerIn(clientOf(this.options), group, instance);
    const member = new GroupMember(consumer, topic, {
      assigned: (partitions) => listener.assigned(partitions),
      records: (partition, records) => listener.records(partition, records),
      moved: (partition, next) => listener.moved?.(partition, next),
      astray: (partition, next) => void this.#lookForLoss(topic, partition, next),
      fatal: (error) => onFatal(error),
    });
    this.#readings.add(member);
    await member.join();
    return member;
  }

  async #lookForLoss(topic: string, partition: number, next: number): Promise<void> {
    const bounds = await this.log.bounds(topic, partition).catch(() => undefined);
    const lost = bounds && lostLog(`${topic}/${partition}`, next, bounds);
    if (lost) this.options.onFatal(lost);
  }
}
