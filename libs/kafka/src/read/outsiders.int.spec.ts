import kafkajs from 'kafkajs';
import { clueActivity, playerActivity } from '@treasure-hunt/contracts';
import type { LogRecord } from '@treasure-hunt/shards';
import type { KafkaConnection } from '../connection/connect.js';
import type { KafkaClient } from '../connection/options.js';
import { brokers, Deployment, kafkaClients, until } from '../testing/deployment.js';
import { produceWithLibrdkafka } from '../testing/librdkafka.js';

const servers = { 'bootstrap.servers': brokers().join(',') };

describe.each(kafkaClients)('%s', (client) => {
  const deployment = new Deployment(client);
  const outer = deployment.name(playerActivity);
  let connection: KafkaConnection;

  beforeAll(async () => {
    connection = await deployment.connect();
    const plan = { prefix: deployment.prefix, partitions: 1, replicationFactor: 1 };
    await connection.admin.ensureTopics([playerActivity], plan);
  });
  afterAll(() => deployment.remove());

  /** All values from this offset on, as they come. */
  const follow = async (topic: string, from: number): Promise<string[]> => {
    const values: string[] = [];
    const reading = await connection.log.read(topic, `${deployment.prefix}${topic}-${from}`, {
      assigned: (partitions) => partitions.forEach((partition) => reading.start(partition, from)),
      records: (_, records: readonly LogRecord[]) =>
        void values.push(...records.map(({ value }) => String(value))),
    });
    return values;
  };

  it.each(['zstd', 'lz4', 'snappy', 'gzip'])(
    'reads what a librdkafka client has compressed with %s on an outer topic',
    async (codec) => {
      const { high } = await connection.log.bounds(outer, 0);
      const values = await follow(outer, high);
      const sent = Array.from({ length: 50 }, (_, n) => `{"playerId":"p","n":${n}}`);
      await produceWithLibrdkafka({ ...servers, 'compression.type': codec, 'linger.ms': 50 }, outer, sent);
      await until(() => values.length === 50);
      expect(values).toEqual(sent);
    },
    60_000,
  );

  describe('a transaction that is left open on an outer topic', () => {
    const kafka = new kafkajs.Kafka({ brokers: brokers(), logLevel: kafkajs.logLevel.NOTHING });
    const producer = kafka.producer({
      transactionalId: `${deployment.prefix}open`,
      maxInFlightRequests: 1,
      idempotent: true,
      createPartitioner: () => () => 0,
    });
    afterAll(() => producer.disconnect());

    it('holds up no reader of ours, and no bounds; what is aborted later was read', async () => {
      const { high } = await connection.log.bounds(outer, 0);
      const values = await follow(outer, high);
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic: outer, messages: [{ value: 'in the open transaction' }] });
      await connection
        .sender()
        .send([{ topic: outer, partition: 0, key: null, value: 'behind it', headers: {} }]);
      await until(() => values.length === 2);
      expect(values).toEqual(['in the open transaction', 'behind it']);
      expect(await connection.log.bounds(outer, 0)).toEqual({ low: 0, high: high + 2 });

      await transaction.abort();
      await connection
        .sender()
        .send([{ topic: outer, partition: 0, key: null, value: 'after the end', headers: {} }]);
      await until(() => values.length === 3);
      expect(values.at(-1)).toBe('after the end');
      expect(deployment.fatal).toEqual([]);
    }, 60_000);
  });
});

describe('where the broker keeps zstd', () => {
  const deployment = new Deployment();
  const inner = deployment.name(clueActivity);
  afterAll(() => deployment.remove());

  /** What a client reads of one record, and what it ends with. */
  const reading = async (client: KafkaClient) => {
    const fatal: unknown[] = [];
    const values: string[] = [];
    const { admin, log } = await deployment.connect({ client, onFatal: (error) => fatal.push(error) });
    const plan = { prefix: deployment.prefix, partitions: 1, replicationFactor: 1 };
    await admin.ensureTopics([clueActivity], plan);
    const member = await log.read(inner, `${deployment.prefix}zstd-${client}`, {
      assigned: (partitions) => partitions.forEach((partition) => member.start(partition, 0)),
      records: (_, records) => void values.push(...records.map(({ value }) => String(value))),
    });
    await produceWithLibrdkafka({ ...servers, 'compression.type': 'zstd' }, inner, ['a'.repeat(500)]);
    return { fatal, values };
  };

  it('kafkajs stops for good, and says so', async () => {
    const { fatal } = await reading('kafkajs');
    await until(() => fatal.length > 0);
    expect(String(fatal[0])).toMatch('ZSTD compression not implemented');
  }, 60_000);

  it('platformatic reads it', async () => {
    const { fatal, values } = await reading('platformatic');
    await until(() => values.length > 0);
    expect(values[0]).toBe('a'.repeat(500));
    expect(fatal).toEqual([]);
  }, 60_000);
});
