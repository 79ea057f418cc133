import kafkajs from 'kafkajs';
import { definitions, playerFeed } from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { KafkaConnection } from '../connection/connect.js';
import { brokers, Deployment, kafkaClients, until } from '../testing/deployment.js';
import type { TailFrom } from './tail.js';

describe.each(kafkaClients)('%s', (client) => {
  const deployment = new Deployment(client);
  const table = deployment.name(definitions);
  const feed = deployment.name(playerFeed);
  let connection: KafkaConnection;

  const to = (topic: string, partition: number, value: string): OutgoingRecord => ({
    topic,
    partition,
    key: value,
    value,
    headers: {},
  });
  const follow = async (topic: string, from: TailFrom) => {
    const values: string[] = [];
    const times: number[] = [];
    const tail = await connection.tail(topic, {
      from,
      onRecords: (_, records) => {
        values.push(...records.map(({ value }) => String(value)));
        times.push(...records.map(({ timestampMs }) => timestampMs));
      },
    });
    return { tail, values, times };
  };

  beforeAll(async () => {
    connection = await deployment.connect();
    const plan = { prefix: deployment.prefix, partitions: 3, replicationFactor: 1 };
    await connection.admin.ensureTopics([definitions, playerFeed], plan);
  });
  afterAll(() => deployment.remove());

  it('has told the whole table when it has caught up, and goes on with what comes', async () => {
    const sender = connection.sender();
    await sender.send([to(table, 0, 'a'), to(table, 2, 'b')]);
    const { tail, values } = await follow(table, 'earliest');
    await tail.caughtUp;
    expect([...values].sort()).toEqual(['a', 'b']);
    await sender.send([to(table, 1, 'c')]);
    await until(() => values.length === 3);
    await tail.stop();
  }, 30_000);

  it('catches up where the log ends with something that is no record', async () => {
    const producer = new kafkajs.Kafka({ brokers: brokers(), logLevel: kafkajs.logLevel.NOTHING }).producer({
      transactionalId: `${deployment.prefix}tail`,
      maxInFlightRequests: 1,
      createPartitioner: () => () => 0,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: table, messages: [{ key: 'd', value: 'd' }] });
    await transaction.commit();
    await producer.disconnect();
    const { tail, values } = await follow(table, 'earliest');
    await tail.caughtUp;
    expect([...values].sort()).toEqual(['a', 'b', 'c', 'd']);
    await tail.stop();
  }, 30_000);

  it('begins at the end, or at a time', async () => {
    const sender = connection.sender();
    await sender.send([to(feed, 0, 'old')]);
    const live = await follow(feed, 'latest');
    await live.tail.caughtUp;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sender.send([to(feed, 0, 'new'), to(feed, 1, 'new too')]);
    await until(() => live.values.length === 2);
    expect([...live.values].sort()).toEqual(['new', 'new too']);

    const later = await follow(feed, { timestampMs: Math.min(...live.times) });
    await later.tail.caughtUp;
    expect([...later.values].sort()).toEqual(['new', 'new too']);
    const never = await follow(feed, { timestampMs: Date.now() + 3_600_000 });
    await never.tail.caughtUp;
    expect(never.values).toEqual([]);
    await Promise.all([live, later, never].map(({ tail }) => tail.stop()));
  }, 30_000);
});
