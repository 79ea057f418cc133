import type { OutgoingRecord } from '@treasure-hunt/shards';
import { patchedKafkajs, type SentPartition } from '../testing/kafkajs.js';
import { topicMessages } from './produce.js';
import { senderOver, type Produce } from './sender.js';

const kafkajs = patchedKafkajs();

interface TopicData {
  readonly topic: string;
  readonly partitions: readonly {
    readonly partition: number;
    readonly messages: readonly { key: string }[];
  }[];
}

/** Two brokers; the second refuses once, and its partition moves to the first, which has already answered. */
const cluster = () => {
  const logs = new Map<number, string[]>();
  const leaders = new Map([
    [0, 1],
    [1, 2],
  ]);
  const write = ({ topicData }: { topicData: readonly TopicData[] }) => {
    const partitions = topicData.flatMap((data) => data.partitions);
    for (const { partition, messages } of partitions)
      logs.set(partition, [...(logs.get(partition) ?? []), ...messages.map(({ key }) => key)]);
    return Promise.resolve({
      topics: [{ topicName: 't', partitions: partitions.map(({ partition }) => ({ partition })) }],
    });
  };
  const refuse = () => {
    leaders.set(1, 1);
    return Promise.reject(
      Object.assign(new Error('NOT_LEADER_FOR_PARTITION'), { name: 'KafkaJSProtocolError', retriable: true }),
    );
  };
  const brokers = new Map([
    [1, { nodeId: 1, produce: write }],
    [2, { nodeId: 2, produce: refuse }],
  ]);
  const nothing = () => Promise.resolve();
  return {
    logs,
    kafkajs: {
      addMultipleTargetTopics: nothing,
      refreshMetadata: nothing,
      refreshMetadataIfNecessary: nothing,
      isConnected: () => true,
      findTopicPartitionMetadata: () => [{ partitionId: 0 }, { partitionId: 1 }],
      findLeaderForPartitions: (_: string, partitions: readonly string[]) =>
        Object.groupBy(partitions.map(Number), (partition) => leaders.get(partition) ?? 0),
      findBroker: ({ nodeId }: { nodeId: string }) => Promise.resolve(brokers.get(Number(nodeId))),
    },
  };
};

const nobody = () => undefined;
const eosManager = {
  isTransactional: () => false,
  acquireBrokerLock: nobody,
  releaseBrokerLock: nobody,
  getSequence: () => 0,
  updateSequence: nobody,
  getProducerId: nobody,
  getProducerEpoch: nobody,
};

const kafkajsSend = (over: ReturnType<typeof cluster>): Produce => {
  const send = kafkajs.sendMessages({
    logger: { debug: nobody, error: nobody },
    cluster: over.kafkajs,
    partitioner: ({ message }: { message: { partition: number } }) => message.partition,
    eosManager,
    retrier: kafkajs.createRetry({ retries: 3, initialRetryTime: 1 }),
  });
  return async (records) => {
    const sent: SentPartition[] = await send({ acks: -1, topicMessages: topicMessages(records) });
    return sent.map(({ topicName, partition }) => ({ topic: topicName, partition }));
  };
};

const records: OutgoingRecord[] = [0, 1].map((partition) => ({
  topic: 't',
  partition,
  key: `to ${partition}`,
  value: '',
  headers: {},
}));

it('kafkajs resolves a send whose partition moved to a broker that had already answered, without writing it', async () => {
  const brokers = cluster();
  await expect(kafkajsSend(brokers)(records)).resolves.toEqual([{ topic: 't', partition: 0 }]);
  expect(brokers.logs.get(1)).toBeUndefined();
});

it('our sender writes it', async () => {
  const brokers = cluster();
  await senderOver(kafkajsSend(brokers), { backoff: { firstMs: 1, longestMs: 1 } }).send(records);
  expect([...brokers.logs]).toEqual([
    [0, ['to 0']],
    [1, ['to 1']],
  ]);
});
