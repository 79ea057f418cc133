import { setImmediate as yielded } from 'node:timers/promises';
import type { Bounds, Listener, Log, LogRecord, OutgoingRecord, Reading, Sender } from '../ports/log.js';

/** Topics in memory: appended to in order, read from any offset. Broker time is `now()`. */
export class MemoryLog implements Log {
  private readonly topics = new Map<string, LogRecord[][]>();
  private readonly readers = new Set<MemoryReading>();

  constructor(
    readonly partitions: number,
    private readonly now: () => number = Date.now,
  ) {}

  append(record: OutgoingRecord): void {
    const partition = this.partition(record.topic, record.partition);
    const bytes = (value: string | Buffer | null) => (value === null ? null : Buffer.from(value));
    partition.push({
      offset: partition.length,
      timestampMs: this.now(),
      key: bytes(record.key),
      value: bytes(record.value),
      headers: record.headers,
    });
    for (const reader of this.readers) reader.deliver();
  }

  records(topic: string, partition: number): readonly LogRecord[] {
    return this.partition(topic, partition);
  }

  /** All records of a topic, partition by partition. */
  all(topic: string): LogRecord[] {
    return Array.from({ length: this.partitions }, (_, partition) => this.partition(topic, partition)).flat();
  }

  sender(): Sender {
    return {
      send: async (records) => {
        await yielded();
        for (const record of records) this.append(record);
      },
    };
  }

  read(topic: string, _group: string, listener: Listener): Promise<Reading> {
    const reading: MemoryReading = new MemoryReading(
      (partition) => this.partition(topic, partition),
      listener,
      () => this.readers.delete(reading),
    );
    this.readers.add(reading);
    return Promise.resolve(reading);
  }

  bounds(topic: string, partition: number): Promise<Bounds> {
    return Promise.resolve({ low: 0, high: this.partition(topic, partition).length });
  }

  partitionCount(): Promise<number> {
    return Promise.resolve(this.partitions);
  }

  private partition(topic: string, partition: number): LogRecord[] {
    const known = this.topics.get(topic) ?? Array.from({ length: this.partitions }, () => []);
    this.topics.set(topic, known);
    return known[partition]!;
  }
}

class MemoryReading implements Reading {
  private readonly positions = new Map<number, number>();
  private readonly paused = new Set<number>();

  constructor(
    private readonly recordsOf: (partition: number) => readonly LogRecord[],
    private readonly listener: Listener,
    private readonly closed: () => void,
  ) {}

  start(partition: number, offset: number): void {
    this.positions.set(partition, offset);
    this.resume(partition);
  }

  pause(partition: number): void {
    this.paused.add(partition);
  }

  resume(partition: number): void {
    this.paused.delete(partition);
    this.deliver();
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.closed();
    return Promise.resolve();
  }

  deliver(): void {
    for (const [partition, position] of this.positions) {
      const records = this.recordsOf(partition).slice(position);
      if (records.length === 0 || this.paused.has(partition)) continue;
      this.positions.set(partition, position + records.length);
      this.listener.records(partition, records);
    }
  }
}
