import { randomUUID } from 'node:crypto';
import type { Listener, Log, LogRecord, Reading } from '@treasure-hunt/shards';

/** A part of one partition: offsets from `next` on, below `to`. */
export interface Range {
  readonly partition: number;
  readonly next: number;
  readonly to: number;
}

interface Task extends Range {
  next: number;
  readonly onRecords: (records: readonly LogRecord[]) => void;
  readonly done: PromiseWithResolvers<void>;
}

/** Reads ranges of the partitions of one topic, one at a time, as the only member of a group that nobody else knows. */
export class TopicReader implements Listener {
  private readonly joined = Promise.withResolvers<void>();
  private reading: Reading | undefined;
  private task: Task | undefined;

  static async open(log: Pick<Log, 'read'>, topic: string, group = 'audit'): Promise<TopicReader> {
    const reader = new TopicReader();
    reader.reading = await log.read(topic, `${group}.${randomUUID()}`, reader);
    await reader.joined.promise;
    return reader;
  }

  /** Tells all records of a range in order; what `onRecords` throws is thrown. */
  async read(range: Range, onRecords: Task['onRecords']): Promise<void> {
    if (range.next >= range.to) return;
    this.task = { ...range, onRecords, done: Promise.withResolvers() };
    this.reading?.start(range.partition, range.next);
    try {
      await this.task.done.promise;
    } finally {
      this.task = undefined;
      this.reading?.pause(range.partition);
    }
  }

  async close(): Promise<void> {
    await this.reading?.stop();
  }

  /** Also after a rejoin: goes on where it was. */
  assigned(): void {
    this.joined.resolve();
    if (this.task) this.reading?.start(this.task.partition, this.task.next);
  }

  records(partition: number, records: readonly LogRecord[]): void {
    const { task } = this;
    if (!task || task.partition !== partition) return;
    try {
      task.onRecords(records.filter(({ offset }) => offset >= task.next && offset < task.to));
    } catch (error) {
      return task.done.reject(error);
    }
    task.next = Math.max(task.next, (records.at(-1)?.offset ?? 0) + 1);
    if (task.next >= task.to) task.done.resolve();
  }
}
