import { quarantine, quarantineHeader, stages, type FlowStage } from '@treasure-hunt/contracts';
import type { KafkaConnection, Tail } from '@treasure-hunt/kafka';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import { readingOf, type Reading } from './reading.js';

/** How many records of which reading a stage has before it. */
export type Readings = Readonly<Record<Reading, number>>;

/** What each record on the topics has to come to, and what it came to: settled when nothing is left. */
export class Ledger {
  /** Read as bad and not yet in quarantine. */
  readonly awaited = new Set<string>();
  /** In quarantine and not yet read as bad. */
  readonly unexpected = new Map<string, string>();
  readonly reasons = new Map<string, number>();
  readonly readings = new Map<string, Record<Reading, number>>();
  private tails: readonly Tail[] = [];

  /** Follows all topics that stages read, and quarantine, from their beginnings. */
  static async open(kafka: KafkaConnection, prefix: string): Promise<Ledger> {
    const ledger = new Ledger();
    const follow = (name: string, onRecord: (partition: number, record: LogRecord) => void) =>
      kafka.tail(prefix + name, {
        from: 'earliest',
        onRecords: (partition, records) => records.forEach((record) => onRecord(partition, record)),
      });
    const read = [...new Set(stages.map(({ reads }) => reads.name))].map((name) => {
      const readers = stages.filter(({ reads }) => reads.name === name);
      return follow(name, (partition, record) => {
        for (const stage of readers) ledger.read(stage, `${prefix}${name}/${partition}`, record);
      });
    });
    const refused = follow(quarantine.name, (_, record) => ledger.refused(record));
    ledger.tails = await Promise.all([...read, refused]);
    return ledger;
  }

  /** Resolves when everything has been read that lies on the topics now. */
  async hasRead(): Promise<void> {
    await Promise.all(this.tails.map((tail) => tail.reach()));
  }

  private read(stage: FlowStage, shard: string, record: LogRecord): void {
    const reading = readingOf(stage, record);
    const counts = this.readings.get(stage.name) ?? { good: 0, bad: 0, control: 0, 'for others': 0 };
    counts[reading] += 1;
    this.readings.set(stage.name, counts);
    if (reading !== 'bad') return;
    const place = `${stage.service} ${shard}/${record.offset}`;
    if (!this.unexpected.delete(place)) this.awaited.add(place);
  }

  private refused({ headers }: LogRecord): void {
    const { service, topic, partition, offset, reason } = quarantineHeader;
    const [by, ...shard] = [service, topic, partition, offset].map((name) => headerText(headers, name));
    const place = `${by} ${shard.join('/')}`;
    const why = headerText(headers, reason) ?? 'no reason';
    const sort = sortOf(why);
    this.reasons.set(sort, (this.reasons.get(sort) ?? 0) + 1);
    if (!this.awaited.delete(place)) this.unexpected.set(place, why);
  }
}

/** A reason without what differs from message to message. */
const sortOf = (reason: string): string =>
  reason.replaceAll(/(?<!-)\d+/g, 'N').replace(/^(Not a [a-z.-]+): .*/s, '$1');
