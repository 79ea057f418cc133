import { setTimeout as pause } from 'node:timers/promises';
import { decode, definitions, header, HuntPublished, HuntWithdrawn } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import type { Definitions } from '@treasure-hunt/stage-discovery';

type Definition = ReturnType<Definitions>;

const patienceMs = 30_000;
const pollMs = 50;

/** Every version of every hunt, as the definitions topic has them. */
export class Hunts {
  private readonly versions = new Map<string, Definition>();
  private readonly next = new Map<number, number>();

  private constructor(
    private readonly kafka: KafkaConnection,
    private readonly topic: string,
  ) {}

  static async open(kafka: KafkaConnection, prefix: string): Promise<Hunts> {
    const hunts = new Hunts(kafka, prefix + definitions.name);
    const onRecords = (partition: number, records: readonly LogRecord[]) => hunts.add(partition, records);
    const tail = await kafka.tail(hunts.topic, { from: 'earliest', onRecords });
    await tail.caughtUp;
    return hunts;
  }

  readonly get: Definitions = (huntId, huntVersion) => {
    const definition = this.versions.get(`${huntId}@${huntVersion}`);
    if (!definition) throw new Error(`Hunt ${huntId}@${huntVersion} was never published.`);
    return definition;
  };

  /** Waits until everything has been read that is there now: what is adopted was published before. */
  async catchUp(): Promise<void> {
    const count = await this.kafka.log.partitionCount(this.topic);
    for (let partition = 0; partition < count; partition += 1) {
      const { low, high } = await this.kafka.log.bounds(this.topic, partition);
      for (let waitedMs = 0; high > low && (this.next.get(partition) ?? 0) < high; waitedMs += pollMs) {
        if (waitedMs > patienceMs)
          throw new Error(`${this.topic}/${partition} cannot be read up to ${high}.`);
        await pause(pollMs);
      }
    }
  }

  private add(partition: number, records: readonly LogRecord[]): void {
    for (const { offset, headers, value } of records) {
      this.next.set(partition, offset + 1);
      const type = headerText(headers, header.type);
      const kind = [HuntPublished, HuntWithdrawn].find((one) => one.type === type);
      if (!kind || value === null) continue;
      const definition = decode<typeof HuntPublished | typeof HuntWithdrawn>(kind, JSON.parse(String(value)));
      this.versions.set(`${definition.huntId}@${definition.huntVersion}`, definition);
    }
  }
}
