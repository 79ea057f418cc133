import type { BackendBreaker } from '../backends/backend-breaker.js';
import { Problem } from '@treasure-hunt/service';
import type { OutgoingRecord, Sender } from '@treasure-hunt/shards';

interface Waiting {
  readonly records: readonly OutgoingRecord[];
  readonly written: PromiseWithResolvers<readonly boolean[]>;
}

/** How much may wait for Kafka, how much goes at once, and how long Kafka may take. */
export interface WriterLimits {
  readonly waitingRecords: number;
  readonly recordsAtOnce: number;
  readonly waitMs: number;
}

export const writerLimits: WriterLimits = { waitingRecords: 20_000, recordsAtOnce: 5_000, waitMs: 5_000 };

const busy = (): Problem => new Problem(503, { detail: 'Too many events wait for Kafka.', retryAfterS: 1 });

/** Writes the events of all requests, in the order in which they came; what comes while Kafka is busy goes together. */
export class EventWriter {
  private readonly waiting: Waiting[] = [];
  private waitingRecords = 0;
  private isWriting = false;

  constructor(
    private readonly sender: Sender,
    private readonly breaker: BackendBreaker,
    private readonly limits: WriterLimits = writerLimits,
  ) {}

  /**
   * Resolves when the brokers have acknowledged, or have had their time: with which of the records they have. Rejects with a 503
   * at once where too much waits already, or Kafka is known to be away.
   */
  write(records: readonly OutgoingRecord[]): Promise<readonly boolean[]> {
    if (!this.breaker.isClosed) return Promise.reject(this.breaker.refusal());
    if (this.waitingRecords + records.length > this.limits.waitingRecords) return Promise.reject(busy());
    const written = Promise.withResolvers<readonly boolean[]>();
    this.waiting.push({ records, written });
    this.waitingRecords += records.length;
    if (!this.isWriting) void this.writeAll();
    return written.promise;
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) await this.writeSome(this.take());
    this.isWriting = false;
  }

  private take(): readonly Waiting[] {
    let records = 0;
    const end = this.waiting.findIndex((one) => (records += one.records.length) > this.limits.recordsAtOnce);
    const taken = this.waiting.splice(0, end < 0 ? this.waiting.length : Math.max(end, 1));
    this.waitingRecords -= taken.reduce((count, one) => count + one.records.length, 0);
    return taken;
  }

  private async writeSome(some: readonly Waiting[]): Promise<void> {
    const all = some.flatMap(({ records }) => records);
    const there = new Set<OutgoingRecord>();
    try {
      await this.breaker.run(() => this.sendInTime(all, there));
      for (const { written, records } of some) written.resolve(records.map((record) => there.has(record)));
    } catch (error) {
      for (const { written } of some) written.reject(error);
    }
  }

  /** Rejects only where Kafka took nothing at all. */
  private async sendInTime(all: readonly OutgoingRecord[], there: Set<OutgoingRecord>): Promise<void> {
    const inTime = AbortSignal.timeout(this.limits.waitMs);
    try {
      await this.sender.send(all, inTime, (records) => records.forEach((record) => there.add(record)));
    } catch (error) {
      if (!inTime.aborted) throw error;
      if (there.size === 0) throw this.breaker.refusal();
    }
  }
}
