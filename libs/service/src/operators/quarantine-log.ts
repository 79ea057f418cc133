import { randomUUID } from 'node:crypto';
import { header, quarantine, quarantineHeader, traceIdsIn } from '@treasure-hunt/contracts';
import { tailGroups, type KafkaConnection } from '@treasure-hunt/kafka';
import { headerText, type LogRecord, type Reading } from '@treasure-hunt/shards';
import { Problem } from '../http/problem.js';
import type { QuarantinedMessage } from './shapes.js';

const patienceMs = 10_000;

/** What the stages of one service have refused. */
export class QuarantineLog {
  constructor(
    private readonly kafka: Pick<KafkaConnection, 'log' | 'tail'>,
    private readonly prefix: string,
    private readonly service: string,
  ) {}

  /** The last messages since then, in the order in which they were refused. */
  async list(sinceMs: number, limit: number): Promise<QuarantinedMessage[]> {
    const found: QuarantinedMessage[] = [];
    const onRecords = (partition: number, records: readonly LogRecord[]): void => {
      found.push(...records.filter((one) => this.isOurs(one)).map((one) => viewOf(partition, one)));
      if (found.length > 2 * limit) found.sort(byTime).splice(0, found.length - limit);
    };
    const tail = await this.kafka.tail(this.topic, { from: { timestampMs: sinceMs }, onRecords });
    try {
      await tail.caughtUp;
    } finally {
      await tail.stop();
    }
    return found.sort(byTime).slice(-limit);
  }

  /** The message at this place, if this service has refused one there. */
  async find(partition: number, offset: number): Promise<LogRecord | undefined> {
    const bounds = await this.kafka.log.bounds(this.topic, partition).catch(() => undefined);
    if (!bounds || offset < bounds.low || offset >= bounds.high) return undefined;
    const record = await this.readOne(partition, offset);
    return record.offset === offset && this.isOurs(record) ? record : undefined;
  }

  get topic(): string {
    return this.prefix + quarantine.name;
  }

  private async readOne(partition: number, offset: number): Promise<LogRecord> {
    const first = Promise.withResolvers<LogRecord>();
    const late = setTimeout(() => first.reject(new Problem(503, { retryAfterS: 5 })), patienceMs);
    const reading: Reading = await this.kafka.log.read(
      this.topic,
      tailGroups(this.prefix + this.service) + randomUUID(),
      {
        assigned: () => reading.start(partition, offset),
        records: (_, [record]) => record && first.resolve(record),
      },
    );
    try {
      return await first.promise;
    } finally {
      clearTimeout(late);
      await reading.stop();
    }
  }

  private isOurs({ headers }: LogRecord): boolean {
    return headerText(headers, quarantineHeader.service) === this.service;
  }
}

const byTime = (a: QuarantinedMessage, b: QuarantinedMessage): number => a.since.localeCompare(b.since);

const viewOf = (
  partition: number,
  { offset, timestampMs, key, value, headers }: LogRecord,
): QuarantinedMessage => ({
  id: `${partition}/${offset}`,
  topic: headerText(headers, quarantineHeader.topic) ?? '',
  partition: Number(headerText(headers, quarantineHeader.partition)),
  offset: Number(headerText(headers, quarantineHeader.offset)),
  key: key?.toString('utf8') ?? null,
  bytes: value?.length ?? 0,
  since: new Date(timestampMs).toISOString(),
  reason: headerText(headers, quarantineHeader.reason) ?? '',
  traceId: traceIdsIn(headerText(headers, header.traceParent))?.traceId,
});
