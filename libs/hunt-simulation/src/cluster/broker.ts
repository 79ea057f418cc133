import type { LogRecord, OutgoingRecord } from '@treasure-hunt/shards';
import { MemoryLog } from '@treasure-hunt/shards/testing';
import type { Random } from '../random.js';
import type { Schedule } from './schedule.js';

/** The clocks of partitions' leaders differ by this much at most, in milliseconds. */
const maxClockErrorMs = 150;
/** One clock in so many is this much ahead for once: whoever reads the record waits. */
const leapOdds = 4_000;
const leapMs = 7_000;

/** Keeps the topics, and tells who reads a partition that there is more. */
export class Broker {
  readonly log: MemoryLog;
  private readonly readers = new Map<string, Set<() => void>>();

  constructor(
    readonly partitions: number,
    private readonly time: { readonly schedule: Schedule; readonly random: Random },
    private readonly told: (record: OutgoingRecord, offset: number) => void,
  ) {
    this.log = new MemoryLog(partitions, () => this.stampMs());
  }

  append(record: OutgoingRecord): void {
    this.log.append(record);
    const { topic, partition } = record;
    this.told(record, this.records(topic, partition).length - 1);
    for (const poke of this.readersOf(topic, partition)) poke();
  }

  records(topic: string, partition: number): readonly LogRecord[] {
    return this.log.records(topic, partition);
  }

  /** Calls after every record that is appended there. What it returns calls that off. */
  follow(topic: string, partition: number, poke: () => void): () => void {
    const readers = this.readersOf(topic, partition);
    readers.add(poke);
    return () => void readers.delete(poke);
  }

  private readersOf(topic: string, partition: number): Set<() => void> {
    const name = `${topic}/${partition}`;
    const readers = this.readers.get(name) ?? new Set();
    this.readers.set(name, readers);
    return readers;
  }

  private stampMs(): number {
    const { schedule, random } = this.time;
    const errorMs = random.oneIn(leapOdds) ? leapMs : random.below(maxClockErrorMs);
    return Math.floor(schedule.nowMs) + errorMs;
  }
}
