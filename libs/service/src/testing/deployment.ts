import { randomUUID } from 'node:crypto';
import { topics, type Topic } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { openConnection } from '@treasure-hunt/persistence';
import type { LogRecord } from '@treasure-hunt/shards';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests need a real Kafka and a real MongoDB.`);
  return value;
};

/** A record, and where it was read. */
export interface ReadRecord extends LogRecord {
  readonly topic: Topic;
  readonly partition: number;
}

/** Topics and a database of one test run, on the Kafka and the MongoDB that the environment names. */
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
      clientId: 'service-test',
      onFatal: (error) => console.error(error),
    });
    const database = await openConnection({
      uri: required('MONGODB_URI'),
      database: `service-${randomUUID().slice(0, 8)}`,
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
  async read(topic: Topic): Promise<readonly ReadRecord[]> {
    const seen: ReadRecord[] = [];
    const tail = await this.kafka.tail(this.topicPrefix + topic.name, {
      from: 'earliest',
      onRecords: (partition, records) =>
        seen.push(...records.map((record) => ({ ...record, topic, partition }))),
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
