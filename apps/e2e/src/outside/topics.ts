import { header, type Topic } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { headerText, type LogRecord, type OutgoingRecord } from '@treasure-hunt/shards';
import { eventually } from './eventually.js';
import type { Json } from './events.js';
import { traceIdOf } from './trace.js';

/** A record as somebody sees it who reads the topic. */
export interface Heard {
  readonly topic: Topic;
  readonly partition: number;
  readonly record: LogRecord;
  /** The `ce_id`; undefined where there is none. */
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly traceId: string | undefined;
  /** The value; empty where it is not a JSON object. */
  readonly data: Json;
}

const dataOf = ({ value }: LogRecord): Json => {
  try {
    return JSON.parse(String(value)) as Json;
  } catch {
    return {};
  }
};

const heard = (topic: Topic, partition: number, record: LogRecord): Heard => ({
  topic,
  partition,
  record,
  id: headerText(record.headers, header.id),
  type: headerText(record.headers, header.type),
  traceId: traceIdOf(headerText(record.headers, header.traceParent)),
  data: dataOf(record),
});

/** Reads topics of an engine from their beginning, and writes to them. */
export class Topics {
  readonly #heard: Heard[] = [];

  private constructor(
    private readonly kafka: KafkaConnection,
    private readonly prefix: string,
  ) {}

  static async open(brokers: string, prefix: string, topics: readonly Topic[]): Promise<Topics> {
    const onFatal = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
    const kafka = await connect({ brokers: brokers.split(','), clientId: `${prefix}outside`, onFatal });
    const all = new Topics(kafka, prefix);
    await Promise.all(topics.map((topic) => all.#follow(topic)));
    return all;
  }

  /** What was heard on a topic so far that looks like this. */
  all(topic: Topic, is: (heard: Heard) => boolean): readonly Heard[] {
    return this.#heard.filter((one) => one.topic === topic && is(one));
  }

  /** Messages of a type about a player so far. */
  about(topic: Topic, type: string, playerId: string): readonly Heard[] {
    return this.all(topic, (one) => one.type === type && one.data['playerId'] === playerId);
  }

  /** The first message of a type about a player; waits until it comes. */
  first(topic: Topic, type: string, playerId: string): Promise<Heard> {
    return eventually(`${type} for ${playerId} on ${topic.name}`, () => this.about(topic, type, playerId)[0]);
  }

  /** Writes values without key and headers to the first partition. */
  async write(topic: Topic, values: readonly string[]): Promise<void> {
    const record = { topic: this.prefix + topic.name, partition: 0, key: null, headers: {} };
    await this.kafka.sender().send(values.map((value) => ({ ...record, value })));
  }

  /** Writes one record as it is. */
  async append(topic: Topic, record: Omit<OutgoingRecord, 'topic'>): Promise<void> {
    await this.kafka.sender().send([{ ...record, topic: this.prefix + topic.name }]);
  }

  close(): Promise<void> {
    return this.kafka.disconnect();
  }

  async #follow(topic: Topic): Promise<void> {
    const { caughtUp } = await this.kafka.tail(this.prefix + topic.name, {
      from: 'earliest',
      onRecords: (partition, records) =>
        void this.#heard.push(...records.map((record) => heard(topic, partition, record))),
    });
    await caughtUp;
  }
}
