import { partitionOf, playerActivity, solutionAttempts, type Topic } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import type { OutgoingRecord, Sender } from '@treasure-hunt/shards';

/** A value for an outer topic, as somebody outside writes it. */
export interface OuterValue {
  readonly topic: Topic;
  readonly key: string;
  readonly value: string | Buffer;
}

/** Writes to the outer topics until the brokers have acknowledged it, as a careful game backend does. */
export class OuterTopics {
  private constructor(
    private readonly sender: Sender,
    private readonly prefix: string,
    private readonly partitions: ReadonlyMap<Topic, number>,
  ) {}

  static async open(kafka: KafkaConnection, prefix: string): Promise<OuterTopics> {
    const partitions = new Map<Topic, number>();
    for (const topic of [playerActivity, solutionAttempts])
      partitions.set(topic, await kafka.log.partitionCount(prefix + topic.name));
    return new OuterTopics(kafka.sender(), prefix, partitions);
  }

  write(values: readonly OuterValue[]): Promise<void> {
    return this.sender.send(values.map((value) => this.#record(value)));
  }

  #record({ topic, key, value }: OuterValue): OutgoingRecord {
    const partition = partitionOf(key, this.partitions.get(topic) ?? 1);
    return { topic: this.prefix + topic.name, partition, key, value, headers: {} };
  }
}
