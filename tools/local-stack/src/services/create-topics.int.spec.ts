import { randomUUID } from 'node:crypto';
import { topics } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';

import { createTopics } from './create-topics.js';

describe('the topics of a stack', () => {
  const brokers = process.env['KAFKA_BROKERS'] ?? '';
  const prefix = `test-${randomUUID()}.`;
  const names = topics.map(({ name }) => prefix + name);
  let kafka: KafkaConnection;

  beforeAll(async () => {
    kafka = await connect({ brokers: brokers.split(','), clientId: 'spec', onFatal: () => undefined });
  });
  afterAll(async () => {
    await kafka.admin.deleteTopics(names);
    await kafka.disconnect();
  });

  it('are there with their prefix and partitions, once created', async () => {
    await createTopics(brokers, { TOPIC_PREFIX: prefix, PARTITIONS: '2' });
    await createTopics(brokers, { TOPIC_PREFIX: prefix, PARTITIONS: '2' });
    const counts = await Promise.all(names.map((name) => kafka.log.partitionCount(name)));
    expect(counts).toEqual(names.map(() => 2));
  }, 30_000);

  it('with another number of partitions end the start in one sentence', async () => {
    await expect(createTopics(brokers, { TOPIC_PREFIX: prefix, PARTITIONS: '4' })).rejects.toMatchObject({
      name: 'StackFailure',
      message: `Topic ${names[0]} has 2 partitions, but 4 are expected.`,
    });
  }, 30_000);
});

it.each([
  ['PARTITIONS', 'many', 'a number that divides 4096'],
  ['PARTITIONS', '3', 'a number that divides 4096'],
  ['TOPIC_PREFIX', 'a b', 'up to 100 letters, digits or ._-'],
])('are not created with a setting that no service takes: %s "%s"', async (name, value, allowed) => {
  await expect(createTopics('nowhere:1', { [name]: value })).rejects.toMatchObject({
    name: 'StackFailure',
    message: expect.stringContaining(`${name} is "${value}", but must be ${allowed}`) as unknown,
  });
});
