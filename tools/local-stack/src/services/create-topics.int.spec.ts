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

it('are not asked for with a number of partitions that is none', async () => {
  await expect(createTopics('nowhere:1', { PARTITIONS: 'many' })).rejects.toThrow(
    'PARTITIONS must be a whole number above 0.',
  );
});
