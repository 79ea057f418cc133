import type { Host } from '../ports/host.js';
import type { LogRecord } from '../ports/log.js';
import { recordSize } from '../size.js';

export interface QueueBounds {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** What waits to be taken of one partition. */
export const queueBounds: QueueBounds = { maxRecords: 10_000, maxBytes: 8 * 1024 * 1024 };
/** What is decided at once: 1 record when idle, this many under load. */
export const takeBounds: QueueBounds = { maxRecords: 1_000, maxBytes: 1024 * 1024 };

/** Records of one partition between the consumer and the shard, in offset order, each once. */
export class Queue {
  private records: LogRecord[] = [];
  private bytes = 0;
  private wake: (() => void) | undefined;

  constructor(
    private next: number,
    private readonly share: () => number = () => 1,
    private readonly bounds: QueueBounds = queueBounds,
  ) {}

  /** The offset that is read next. */
  get nextOffset(): number {
    return this.next;
  }

  get length(): number {
    return this.records.length;
  }

  get first(): LogRecord | undefined {
    return this.records[0];
  }

  get isEmpty(): boolean {
    return this.records.length === 0;
  }

  /** Full: the consumer has to pause. What arrives all the same is kept. */
  get isFull(): boolean {
    return !this.isBelow(this.share());
  }

  /** Room again: the consumer can go on. */
  get isBelowHalf(): boolean {
    return this.isBelow(this.share() / 2);
  }

  private isBelow(part: number): boolean {
    const { maxRecords, maxBytes } = this.bounds;
    return this.records.length < maxRecords * part && this.bytes < maxBytes * part;
  }

  push(records: readonly LogRecord[]): void {
    for (const record of records) {
      if (record.offset < this.next) continue;
      this.records.push(record);
      this.bytes += recordSize(record);
      this.next = record.offset + 1;
    }
    if (!this.isEmpty) this.wake?.();
  }

  /** The first records within the bounds; at least one if there is any. */
  take({ maxRecords, maxBytes }: QueueBounds = takeBounds): LogRecord[] {
    let bytes = 0;
    let count = 0;
    for (const record of this.records.slice(0, maxRecords)) {
      const size = recordSize(record);
      if (count > 0 && bytes + size > maxBytes) break;
      bytes += size;
      count += 1;
    }
    this.bytes -= bytes;
    return this.records.splice(0, count);
  }

  /** Resolves when there is something to take, or after `timeoutMs`, or when `signal` aborts. */
  async arrival(timeoutMs: number, signal: AbortSignal, host: Host): Promise<void> {
    if (!this.isEmpty || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        callOff();
        signal.removeEventListener('abort', done);
        this.wake = undefined;
        resolve();
      };
      const callOff = host.after(timeoutMs, done);
      signal.addEventListener('abort', done);
      this.wake = done;
    });
  }
}
