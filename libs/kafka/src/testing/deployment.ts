import { randomUUID } from 'node:crypto';
import { connect, type KafkaConnection } from '../connection/connect.js';
import type { KafkaClient, KafkaOptions } from '../connection/options.js';

/** What is promised of Kafka holds over each of them. */
export const kafkaClients: readonly KafkaClient[] = ['kafkajs', 'platformatic'];

/** From KAFKA_BROKERS; these tests are about a real Kafka. */
export const brokers = (): string[] => {
  const found = process.env['KAFKA_BROKERS'];
  if (!found)
    throw new Error('KAFKA_BROKERS is not set: these tests need a real Kafka, as host:port[,host:port].');
  return found.split(',');
};

/** Topics of one test run and connections to them, by one client unless another is asked for; `remove` deletes and closes all. */
export class Deployment {
  readonly prefix = `test-${randomUUID()}.`;
  readonly fatal: unknown[] = [];
  readonly #connections: KafkaConnection[] = [];
  readonly #topics: string[] = [];

  constructor(private readonly client: KafkaClient = 'kafkajs') {}

  async connect(options: Partial<KafkaOptions> = {}): Promise<KafkaConnection> {
    const onFatal = (error: unknown) => void this.fatal.push(error);
    const own = { brokers: brokers(), clientId: 'kafka-tests', client: this.client, onFatal };
    const connection = await connect({ ...own, ...options });
    this.#connections.push(connection);
    return connection;
  }

  /** The full name of a topic that will be deleted at the end. */
  name(topic: { readonly name: string }): string {
    const name = this.prefix + topic.name;
    if (!this.#topics.includes(name)) this.#topics.push(name);
    return name;
  }

  async remove(): Promise<void> {
    const last = await this.connect();
    await Promise.all(this.#connections.filter((one) => one !== last).map((one) => one.disconnect()));
    if (this.#topics.length > 0) await last.admin.deleteTopics(this.#topics);
    await last.disconnect();
  }
}

const patienceMs = 30_000;

/** Looks every 20 ms until it holds; rejects after 30 s, so that nothing goes on behind a test that has failed. */
export const until = async (holds: () => boolean): Promise<void> => {
  const endsAt = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > endsAt) throw new Error(`Not within ${patienceMs / 1_000} s: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
