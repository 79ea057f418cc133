import type { Listener, Reading } from '@treasure-hunt/shards';
import type { Random } from '../random.js';
import type { Broker } from './broker.js';
import type { Doer, Schedule } from './schedule.js';

/** A fetch brings at most this many records. */
const maxFetch = 60;
const maxFetchMs = 25;
/** One fetch in so many brings some records a second time. */
const overlapOdds = 12;

/** What a reader needs of its surroundings. */
export interface Library {
  readonly schedule: Schedule;
  readonly random: Random;
  readonly broker: Broker;
}

/** One member's reading of the partitions it believes to have. */
export class MemberReading implements Reading {
  /** Where each partition was started, and what is delivered next. */
  private readonly positions = new Map<number, { readonly from: number; readonly next: number }>();
  private readonly paused = new Set<number>();
  private readonly fetching = new Set<number>();
  private generation = 0;
  private readonly unfollow = new Map<number, () => void>();

  constructor(
    private readonly topic: string,
    private readonly doer: Doer,
    private readonly around: Library & { readonly listener: Listener; readonly leave: () => void },
  ) {}

  /** Tells the member which partitions are its own now, all paused; nothing where it has heard of a later generation. */
  assign(partitions: readonly number[], generation: number): void {
    if (generation <= this.generation) return;
    this.generation = generation;
    for (const off of this.unfollow.values()) off();
    this.unfollow.clear();
    this.positions.clear();
    for (const partition of partitions)
      this.unfollow.set(
        partition,
        this.around.broker.follow(this.topic, partition, () => this.poke(partition)),
      );
    this.around.listener.assigned(partitions);
  }

  start(partition: number, offset: number): void {
    if (!this.unfollow.has(partition)) return;
    this.positions.set(partition, { from: offset, next: offset });
    this.resume(partition);
  }

  pause(partition: number): void {
    this.paused.add(partition);
  }

  resume(partition: number): void {
    this.paused.delete(partition);
    this.poke(partition);
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    for (const off of this.unfollow.values()) off();
    this.unfollow.clear();
    this.positions.clear();
    this.around.leave();
    return Promise.resolve();
  }

  private poke(partition: number): void {
    const position = this.positions.get(partition);
    if (!position || this.fetching.has(partition) || !this.isMore(partition, position.next)) return;
    this.fetching.add(partition);
    const { schedule, random } = this.around;
    const arrived = () => {
      this.fetching.delete(partition);
      if (this.positions.get(partition) === position && !this.paused.has(partition))
        this.deliver(partition, position);
      this.poke(partition);
    };
    schedule.send(random.below(maxFetchMs * 1_000) / 1_000, arrived, this.doer);
  }

  private deliver(partition: number, { from, next }: { from: number; next: number }): void {
    const { broker, random, listener } = this.around;
    const first = random.oneIn(overlapOdds) ? random.between(from, next) : next;
    const records = broker.records(this.topic, partition).slice(first, next + 1 + random.below(maxFetch));
    this.positions.set(partition, { from, next: first + records.length });
    listener.records(partition, records);
  }

  private isMore(partition: number, next: number): boolean {
    return !this.paused.has(partition) && next < this.around.broker.records(this.topic, partition).length;
  }
}
