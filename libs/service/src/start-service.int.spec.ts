import { randomBytes } from 'node:crypto';
import { connect as connectTcp, createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@treasure-hunt/contracts';
import { connect } from '@treasure-hunt/kafka';
import { databaseName, openConnection } from '@treasure-hunt/persistence';
import { needed } from './testing/needed.js';
import { endAll, Running } from './testing/running.js';

const env = {
  KAFKA_BROKERS: needed('KAFKA_BROKERS'),
  MONGODB_URI: needed('MONGODB_URI'),
  TOPIC_PREFIX: `service-spec-${randomBytes(4).toString('hex')}.`,
  PARTITIONS: '4',
};

afterEach(endAll);

afterAll(async () => {
  const onFatal = (): void => undefined;
  const kafka = await connect({ brokers: env.KAFKA_BROKERS.split(','), clientId: 'service-spec', onFatal });
  await kafka.admin.deleteTopics(topics.map(({ name }) => env.TOPIC_PREFIX + name));
  await kafka.disconnect();
  for (const service of ['hunt-catalog', 'chest-reveal']) {
    const database = databaseName(env.TOPIC_PREFIX, service);
    const connection = await openConnection({ uri: env.MONGODB_URI, database });
    await connection.dropDatabase();
    await connection.close();
  }
}, 60_000);

/** A port of this machine that nothing listens on. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Lets a port of this machine lead to the first broker, so many connections only. */
const leadToKafka = (port: number, connections = Infinity): Server => {
  const [host = '', brokerPort] = env.KAFKA_BROKERS.split(',')[0]?.split(':') ?? [];
  let left = connections;
  const server = createServer((client) => {
    const broker = connectTcp(Number(brokerPort), host);
    client.pipe(broker).on('error', () => client.destroy());
    broker.pipe(client).on('error', () => broker.destroy());
    left -= 1;
    if (left === 0) server.close();
  });
  return server.listen(port, '127.0.0.1');
};

describe('a service of the engine', () => {
  it('creates the topics, works on them, and ends in order', async () => {
    const service = new Running('engine-service', env);
    const { httpUrl } = await service.said('ready');
    expect(await (await fetch(`${String(httpUrl)}/partitions`)).json()).toEqual({ partitions: 4 });
    service.tell('SIGTERM');
    expect(await service.ended).toBe(0);
  }, 60_000);

  it('does not start on topics of another number of partitions', async () => {
    const service = new Running('engine-service', { ...env, PARTITIONS: '8' });
    expect(await service.ended).toBe(1);
    expect(await service.said('The service could not start.')).toMatchObject({
      err: { message: expect.stringMatching(/^Topic .+ has 4 partitions, but 8 are expected\.$/) as unknown },
    });
  }, 60_000);

  it('waits for a Kafka that comes later, and says so meanwhile', async () => {
    const [port, healthPort] = [await freePort(), await freePort()];
    const brokers = { KAFKA_BROKERS: `127.0.0.1:${port}`, HEALTH_PORT: String(healthPort) };
    const service = new Running('engine-service', { ...env, ...brokers });
    await service.saidLike(/^Kafka is away: /);
    const ready = await fetch(`http://127.0.0.1:${healthPort}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      reasons: expect.arrayContaining([expect.stringMatching(/^Kafka is away: /)]) as unknown,
    });
    const lead = leadToKafka(port);
    await service.said('ready');
    service.tell('SIGTERM');
    expect(await service.ended).toBe(0);
    lead.close();
  }, 60_000);

  it('that is connected waits for a Kafka that is away when it joins its group, and says so meanwhile', async () => {
    const [port, healthPort] = [await freePort(), await freePort()];
    leadToKafka(port, 2); // Who asks and who sends; who joins a group comes third.
    const brokers = { KAFKA_BROKERS: `127.0.0.1:${port}`, HEALTH_PORT: String(healthPort) };
    const service = new Running('stage-service', { ...env, ...brokers });
    await service.saidLike(/not ready/);
    const reasons = async (): Promise<readonly string[]> => {
      const ready = await fetch(`http://127.0.0.1:${healthPort}/health/ready`);
      return ((await ready.json()) as { reasons: string[] }).reasons;
    };
    while (!(await reasons()).some((reason) => /^chest-reveal joins its group: /.test(reason)))
      await sleep(200);
    const lead = leadToKafka(port);
    await service.said('ready');
    service.tell('SIGTERM');
    expect(await service.ended).toBe(0);
    lead.close();
  }, 60_000);

  it('with a stage is ready when its shards are, and lets them go when it ends', async () => {
    const service = new Running('stage-service', env);
    const { healthUrl } = await service.said('ready');
    expect((await fetch(`${String(healthUrl)}/health/ready`)).status).toBe(200);
    const metrics = async (): Promise<string> => {
      const text = await (await fetch(`${String(healthUrl)}/metrics`)).text();
      return text.includes('shard_takeovers_total') ? text : metrics();
    };
    expect(await metrics()).toContain('shard_takeovers_total{stage="chest-reveal"} 4');
    service.tell('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.saidInOrder).toContain('Everything has ended.');
  }, 60_000);
});

it('without any backend a service says why it is not ready, lives on, and ends in order', async () => {
  const away = { ...env, MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}` };
  const service = new Running('engine-service', away);
  await service.saidLike(/^MongoDB is away: /);
  service.tell('SIGTERM');
  expect(await service.ended).toBe(0);
}, 60_000);
