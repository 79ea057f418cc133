import { Consumer, offsetCommitV8, type GroupPartitionsAssigner } from '@platformatic/kafka';
import type { KafkaOptions } from '../connection/options.js';
import type { Membership } from '../connection/ports.js';
import { protocolName } from '../read/assigner.js';
import type { CommitOffsets } from '../read/commits.js';
import { assignPartitions } from '../read/rendezvous.js';
import { heartbeatInterval, rebalanceTimeout, sessionTimeout } from '../read/timing.js';
import { wait } from '../send/wait.js';
import { finalIn } from './final.js';
import { clientOptions } from './options.js';
import { warning } from './warning.js';

/** The library's own attempts, before it says that it has failed. */
const attempts = { retries: 5, retryDelay: 200 };
const againMs = 1_000;

/** The library's hook for `assignPartitions`, as `rendezvousAssigner` is kafkajs's. */
const assigner: GroupPartitionsAssigner = (...[, members, topics, metadata]) => {
  const named = [...members.values()].map(({ memberId: id, metadata: name }) => ({
    id,
    name: name?.toString() || id,
  }));
  const perTopic = [...topics].map((topic) => {
    const partitions = [...Array(metadata.topics.get(topic)?.partitionsCount ?? 0).keys()];
    return [topic, assignPartitions(named, topic, partitions)] as const;
  });
  return named.map(({ id }) => ({
    memberId: id,
    assignments: new Map(
      perTopic.map(([topic, assigned]) => [topic, { topic, partitions: [...(assigned.get(id) ?? [])] }]),
    ),
  }));
};

/** What a group tells. Neither may throw. */
export interface GroupHearer {
  /** After every join. */
  joined(partitions: readonly number[]): void;
  /** It is out of the group for good. */
  fatal(error: unknown): void;
}

/** One membership in a consumer group, by the library's consumer; nothing is read through it. */
export class Group {
  readonly #consumer: Consumer;
  #hasLeft = false;

  constructor(
    private readonly options: KafkaOptions,
    private readonly membership: Membership,
    private readonly hearer: GroupHearer,
  ) {
    const { group, topic, instance } = membership;
    this.#consumer = new Consumer({
      ...clientOptions(options),
      ...attempts,
      ...{ sessionTimeout, heartbeatInterval, rebalanceTimeout },
      groupId: group,
      protocols: [{ name: protocolName, version: 0, metadata: instance }],
      partitionAssigner: assigner,
    });
    this.#consumer.topics.track(topic);
    this.#consumer.on('consumer:group:join', ({ assignments = [] }) =>
      hearer.joined(assignments.flatMap((one) => (one.topic === topic ? one.partitions : []))),
    );
    this.#consumer.on('error', (error) => void this.#joinAgain(error));
  }

  /** Rejects when the first attempts fail. */
  async join(): Promise<void> {
    await this.#consumer.joinGroup({});
  }

  /** By the library's own request: its consumer would join again by itself where the group does not take the commit. */
  readonly commit: CommitOffsets = async (offsets) => {
    const { coordinatorId, currentMetadata, connections, groupId, generationId, memberId } = this.#consumer;
    const broker = coordinatorId === null ? undefined : currentMetadata?.brokers.get(coordinatorId);
    if (!broker || memberId === null) return;
    const partitions = [...offsets].map(([partitionIndex, offset]) => ({
      partitionIndex,
      committedOffset: BigInt(offset),
      committedLeaderEpoch: -1,
      committedMetadata: null,
    }));
    const topics = [{ name: this.membership.topic, partitions }];
    const connection = await connections.get(broker);
    await offsetCommitV8.api.async(connection, ...([groupId, generationId, memberId, null, topics] as const));
  };

  async leave(): Promise<void> {
    this.#hasLeft = true;
    await this.#consumer.close(true);
  }

  /** The library has given up joining again, and does nothing any more. */
  async #joinAgain(error: unknown): Promise<void> {
    if (this.#hasLeft) return;
    const final = finalIn(error);
    if (final) return this.hearer.fatal(final);
    this.options.onLog?.(warning('The group was not joined; it is tried again.', error));
    await wait(againMs, undefined);
    if (!this.#hasLeft) await this.join().catch((again: unknown) => this.#joinAgain(again));
  }
}
