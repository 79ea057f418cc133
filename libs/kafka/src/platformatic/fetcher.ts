import { Base, FetchIsolationLevels, fetchV12, ResponseError, type Broker } from '@platformatic/kafka';
import type { KafkaOptions } from '../connection/options.js';
import { Pace } from '../read/pace.js';
import { maxWaitTimeInMs } from '../read/timing.js';
import { wait } from '../send/wait.js';
import { clientOptions } from './options.js';

/** An answer is read in one go, as a hundred objects for each record: a larger one costs more per record. A first batch comes whole all the same. */
const maxBytes = 1_048_576;
const partitionMaxBytes = maxBytes / 4;
const minBytes = 1;
/** Each fetch says all that it wants. */
const noSession = { id: 0, epoch: -1 };
const againMs = 250;

export type FetchedPartition = fetchV12.FetchResponse['responses'][number]['partitions'][number];

/** What is fetched, and who hears of it. None of these may throw. */
export interface Fetching {
  /** The partitions that are read now, with the next offset of each; those that may wait longest come last. */
  wanted(): ReadonlyMap<number, number>;
  /** What a broker answered of one partition; `from` is the offset asked for. Says how many records of it were news. */
  fetched(partition: number, from: number, answer: FetchedPartition): number;
  /** A fetch has failed, and is repeated unless the fetcher is stopped. The error may have records in it. */
  failed(error: unknown): void;
}

/**
 * Fetches what is wanted of one topic, one fetch at a time from each broker. By the library's own request, as its streams keep positions and
 * buffers of their own; on connections of its own, as a broker answers what comes on one connection one after the other.
 */
export class Fetcher {
  readonly #client: Base;
  /** Brokers by id that a fetch is under way from; −1 while leaders are looked for. */
  readonly #busy = new Set<number>();
  readonly #pace = new Pace();
  #isWaking = false;
  #isStopped = false;

  constructor(
    options: KafkaOptions,
    private readonly topic: string,
    private readonly fetching: Fetching,
  ) {
    this.#client = new Base(clientOptions(options));
  }

  /** Looks again at what is wanted, when all that changes now has changed. */
  wake(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    setImmediate(() => {
      this.#isWaking = false;
      this.#look();
    });
  }

  #look(): void {
    if (this.#isStopped) return;
    const leaders = this.#client.currentMetadata?.topics.get(this.topic)?.partitions;
    const byLeader = Map.groupBy(this.fetching.wanted(), ([partition]) => leaders?.[partition]?.leader ?? -1);
    for (const [leader, wanted] of byLeader)
      if (!this.#busy.has(leader)) void this.#turn(leader, new Map(wanted));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#client.close();
  }

  async #turn(leader: number, wanted: ReadonlyMap<number, number>): Promise<void> {
    this.#busy.add(leader);
    try {
      const broker = this.#client.currentMetadata?.brokers.get(leader);
      await (broker ? this.#fetch(broker, wanted) : this.#findLeaders());
    } catch (error) {
      await this.#pause(error);
    }
    this.#busy.delete(leader);
    this.#look();
  }

  async #findLeaders(): Promise<void> {
    const { topics, brokers } = await this.#client.metadata({ topics: [this.topic], forceUpdate: true });
    const partitions = topics.get(this.topic)?.partitions ?? [];
    if (!partitions.every(({ leader }) => brokers.has(leader))) await wait(againMs, undefined);
  }

  async #fetch(broker: Broker, wanted: ReadonlyMap<number, number>): Promise<void> {
    const connection = await this.#client.connections.get(broker);
    const request = requestOf(this.topic, wanted);
    const answer = await fetchV12.api.async(connection, ...request).catch(answered);
    if (this.#isStopped) return;
    const { responses } =
      answer instanceof ResponseError ? (answer['response'] as fetchV12.FetchResponse) : answer;
    let news = 0;
    for (const { partitions } of responses)
      for (const one of partitions)
        news += this.fetching.fetched(one.partitionIndex, wanted.get(one.partitionIndex) ?? -1, one);
    if (answer instanceof ResponseError) throw answer;
    await this.#pace.after(news);
  }

  async #pause(error: unknown): Promise<void> {
    if (this.#isStopped) return;
    this.fetching.failed(error);
    this.#client.clearMetadata(); // Perhaps the leaders have changed.
    await wait(againMs, undefined);
  }
}

/** An answer that has an error for one partition has records for the others. */
const answered = (error: unknown): ResponseError => {
  if (error instanceof ResponseError) return error;
  throw error;
};

const requestOf = (topic: string, wanted: ReadonlyMap<number, number>): fetchV12.FetchRequest => {
  const partitions = [...wanted].map(([partition, offset]) => ({
    partition,
    fetchOffset: BigInt(offset),
    currentLeaderEpoch: -1,
    lastFetchedEpoch: -1,
    partitionMaxBytes,
  }));
  const topics = [{ topicId: topic, partitions }]; // Up to this version of the request, the topic's name.
  const { READ_UNCOMMITTED } = FetchIsolationLevels;
  return [
    maxWaitTimeInMs,
    minBytes,
    maxBytes,
    READ_UNCOMMITTED,
    noSession.id,
    noSession.epoch,
    topics,
    [],
    '',
  ];
};
