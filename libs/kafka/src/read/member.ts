import type { Batch, Consumer } from 'kafkajs';
import type { Listener, Reading } from '@treasure-hunt/shards';
import { commitsThrough } from './commits.js';
import { Pace } from './pace.js';
import { assigned, paused, receive, resumed, startedAt, steppedOver, type Position } from './position.js';
import { wait } from '../send/wait.js';
import { recordsOf } from './record.js';

/** A listener that may also want to know of offsets that carry no record. */
export interface Hearer extends Listener {
  /** `next` is where the reading of this partition stands now. */
  moved?(partition: number, next: number): void;
}

/** What a member tells, beside what its listener hears. */
export interface Member extends Hearer {
  /** What was fetched is not at `next`, the offset expected: has the log lost it? */
  astray(partition: number, next: number): void;
  /** The consumer is dead and stays so, or the listener has thrown. */
  fatal(error: unknown): void;
}

/** Brokers that have just started do not name a coordinator of the group yet; kafkajs takes that for final. */
const hasNoCoordinator = ({ name }: Error): boolean => name === 'KafkaJSGroupCoordinatorNotFound';
const againMs = 1_000;

/** Each batch of a fetch has one to itself, where a process has no more partitions than these: all of them pause together before the next fetch. */
const workers = 32;

/** kafkajs does not declare it; where the fetch of this batch began. */
type FetchedBatch = Batch & { readonly fetchedOffset: string };

/**
 * Turns a kafkajs consumer into a `Reading` of one topic. A position of our own beside that of kafkajs, for each partition, decides what
 * of a batch is told: a pause, a seek or a fetch of an earlier assignment survives in kafkajs, but never reaches the listener.
 */
export class GroupMember implements Reading {
  readonly #positions = new Map<number, Position>();
  readonly #pace = new Pace();
  readonly commit: Reading['commit'];
  /** Nothing is told before the caller of `join` can answer, nor after `stop`. */
  #telling: 'not yet' | 'yes' | 'no more' = 'not yet';
  #joined = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly topic: string,
    private readonly member: Member,
  ) {
    const write = commitsThrough((offsets) =>
      consumer.commitOffsets(
        [...offsets].map(([partition, offset]) => ({ topic, partition, offset: String(offset) })),
      ),
    );
    this.commit = (partition, offset) =>
      this.#positions.has(partition) ? write(partition, offset) : Promise.resolve();
  }

  /** Joins the group. The listener hears nothing before this has resolved and its caller has gone on. */
  async join(): Promise<void> {
    const { consumer, topic } = this;
    this.#follow();
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await this.#run();
    setImmediate(() => {
      if (this.#telling === 'not yet') this.#telling = 'yes';
      if (this.#joined) this.#tellAssigned();
    });
  }

  start(partition: number, offset: number): void {
    if (!this.#positions.has(partition)) return;
    this.#positions.set(partition, startedAt(offset));
    this.consumer.seek({ topic: this.topic, partition, offset: String(offset) });
    this.consumer.resume(this.#only(partition));
  }

  pause(partition: number): void {
    this.#move(partition, paused);
    if (this.#positions.has(partition)) this.consumer.pause(this.#only(partition));
  }

  resume(partition: number): void {
    this.#move(partition, resumed);
    if (this.#positions.get(partition)?.state === 'reading') this.consumer.resume(this.#only(partition));
  }

  async stop(): Promise<void> {
    this.#telling = 'no more';
    this.#positions.clear();
    await this.consumer.disconnect();
  }

  #run(): Promise<void> {
    return this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: workers,
      eachBatch: (payload) => {
        this.#receive(payload.batch as FetchedBatch, payload);
        return this.#pace.after(payload.batch.messages.length);
      },
    });
  }

  async #runAgain(): Promise<void> {
    await wait(againMs, undefined);
    if (this.#telling !== 'no more') await this.#run();
  }

  #follow(): void {
    const { consumer, topic, member } = this;
    const { GROUP_JOIN, STOP, CRASH, START_BATCH_PROCESS } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }) => this.#assign(payload.memberAssignment[topic] ?? []));
    consumer.on(STOP, () => this.#positions.clear());
    consumer.on(CRASH, ({ payload }) => {
      if (payload.restart) return;
      if (hasNoCoordinator(payload.error)) this.#runAgain().catch((error: unknown) => member.fatal(error));
      else member.fatal(payload.error);
    });
    consumer.on(START_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize > 0) return;
      const last = Number(payload.lastOffset);
      const from = payload.firstOffset === null ? last : Number(payload.firstOffset);
      this.#move(payload.partition, (position) => steppedOver(position, from, last));
    });
  }

  #assign(partitions: readonly number[]): void {
    this.#joined = true;
    this.#positions.clear();
    for (const partition of [...partitions].sort((a, b) => a - b)) this.#positions.set(partition, assigned);
    this.consumer.pause([{ topic: this.topic, partitions: [...partitions] }]);
    this.#tellAssigned();
  }

  #tellAssigned(): void {
    if (this.#telling === 'yes') this.#tell(() => this.member.assigned([...this.#positions.keys()]));
  }

  #receive(batch: FetchedBatch, kafka: { resolveOffset(offset: string): void; isStale(): boolean }): void {
    const { partition, messages } = batch;
    const position = this.#positions.get(partition);
    if (!position) return;
    const fetchedFrom = Number(batch.fetchedOffset);
    const [verdict, then] = receive(position, {
      fetchedFrom,
      last: Number(batch.lastOffset()),
      stale: kafka.isStale(),
    });
    this.#move(partition, () => then);
    switch (verdict) {
      case 'drop':
        return;
      case 'go back':
        return this.#goBack(partition, then, kafka);
      case 'deliver':
        kafka.resolveOffset(messages.at(-1)?.offset ?? batch.lastOffset());
        return this.#tell(() =>
          this.member.records(partition, recordsOf(messages), Number(batch.highWatermark)),
        );
    }
  }

  #goBack(partition: number, position: Position, kafka: { resolveOffset(offset: string): void }): void {
    if (position.state === 'assigned') return;
    kafka.resolveOffset(String(position.next - 1));
    this.#tell(() => this.member.astray(partition, position.next));
  }

  #move(partition: number, to: (position: Position) => Position): void {
    const before = this.#positions.get(partition);
    if (!before) return;
    const after = to(before);
    this.#positions.set(partition, after);
    if (after.state === 'assigned' || (before.state !== 'assigned' && before.next === after.next)) return;
    this.#tell(() => this.member.moved?.(partition, after.next));
  }

  #only(partition: number): { topic: string; partitions: number[] }[] {
    return [{ topic: this.topic, partitions: [partition] }];
  }

  /** Nothing may be thrown into kafkajs: it would stop, or block all partitions. */
  #tell(say: () => void): void {
    try {
      say();
    } catch (error) {
      this.member.fatal(error);
    }
  }
}
