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

const away = (): Problem => new Problem(503, { detail: 'Kafka does not take events now.', retryAfterS: 2 });

/** Writes the events of all requests, in the order in which they came; what comes while Kafka is busy goes together. */
export class EventWriter {
  private readonly waiting: Waiting[] = [];
  private waitingRecords = 0;
  private isWriting = false;

  constructor(
    private readonly sender: Sender,
    private readonly limits: WriterLimits = writerLimits,
  ) {}

  /**
   * Resolves when the brokers have acknowledged, or have had their time: with which of the records they have. Rejects with a 503
   * where too much waits already.
   */
  write(records: readonly OutgoingRecord[]): Promise<readonly boolean[]> {
    if (this.waitingRecords + records.length > this.limits.waitingRecords) return Promise.reject(away());
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
    const inTime = AbortSignal.timeout(this.limits.waitMs);
    const all = some.flatMap(({ records }) => records);
    const there = new Set<OutgoingRecord>();
    try {
      await this.sender.send(all, inTime, (records) => records.forEach((record) => there.add(record)));
      for (const { written, records } of some) written.resolve(records.map(() => true));
    } catch (error) {
      for (const { written, records } of some)
        if (inTime.aborted) written.resolve(records.map((record) => there.has(record)));
        else written.reject(error);
    }
  }
}
