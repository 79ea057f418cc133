import { randomUUID } from 'node:crypto';
import { header, topics, type Topic } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { openConnection } from '@treasure-hunt/persistence';
import { headerText, type LogRecord } from '@treasure-hunt/shards';

/** A record of a topic as a test looks at it. */
export interface Seen {
  readonly topic: string;
  readonly partition: number;
  readonly timestampMs: number;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly value: unknown;
}

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests need a real Kafka and a real MongoDB.`);
  return value;
};

/** Topics and a database of one test run. */
export class Deployment {
  readonly topicPrefix = `t${randomUUID().slice(0, 8)}.`;

  private constructor(
    readonly partitions: number,
    readonly kafka: KafkaConnection,
    readonly database: Awaited<ReturnType<typeof openConnection>>,
  ) {}

  static async open(partitions: number): Promise<Deployment> {
    const kafka = await connect({
      brokers: required('KAFKA_BROKERS').split(','),
      clientId: 'hunt-catalog-test',
      onFatal: (error) => console.error(error),
    });
    const database = await openConnection({
      uri: required('MONGODB_URI'),
      database: `hunt-catalog-${randomUUID().slice(0, 8)}`,
    });
    const deployment = new Deployment(partitions, kafka, database);
    await kafka.admin.ensureTopics(topics, {
      prefix: deployment.topicPrefix,
      partitions,
      replicationFactor: 1,
    });
    return deployment;
  }

  /** Everything that a topic holds now. */
  async read(topic: Topic): Promise<readonly Seen[]> {
    const seen: Seen[] = [];
    const tail = await this.kafka.tail(this.topicPrefix + topic.name, {
      from: 'earliest',
      onRecords: (partition, records) =>
        seen.push(...records.map((record) => look(topic.name, partition, record))),
    });
    await tail.caughtUp;
    await tail.stop();
    return seen;
  }

  async close(): Promise<void> {
    await this.kafka.admin.deleteTopics(topics.map(({ name }) => this.topicPrefix + name));
    await this.kafka.disconnect();
    await this.database.dropDatabase();
    await this.database.close();
  }
}

const look = (topic: string, partition: number, record: LogRecord): Seen => ({
  topic,
  partition,
  timestampMs: record.timestampMs,
  id: headerText(record.headers, header.id) ?? '',
  type: headerText(record.headers, header.type) ?? '',
  key: record.key?.toString() ?? '',
  value: JSON.parse(record.value?.toString() ?? 'null') as unknown,
});
