import kafkajs, { type EachBatchPayload, type IHeaders } from 'kafkajs';

/**
 * One hop of the limit: what it reads from a topic it writes, as it is, to others, and then commits. It decides nothing and keeps nothing, but it sends
 * one batch for each that it takes and waits for all in-sync replicas, as the engine does.
 */
const { KAFKA_BROKERS, FROM, TO, GROUP, PARTITIONS, HEADERS } = process.env as Record<string, string>;
const to = TO!.split(',');
const headers = JSON.parse(HEADERS!) as IHeaders;

const kafka = new kafkajs.Kafka({
  brokers: KAFKA_BROKERS!.split(','),
  logLevel: kafkajs.logLevel.ERROR,
  retry: { retries: 20, initialRetryTime: 50 },
});
const partition = (of: string): number => Number(of) % Number(PARTITIONS);
const producer = kafka.producer({
  allowAutoTopicCreation: false,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
const consumer = kafka.consumer({ groupId: GROUP!, maxWaitTimeInMs: 250, readUncommitted: true });

/** The engine's outputs are not where its input was: a hop goes to another partition, too. */
const passOn = async (payload: EachBatchPayload): Promise<void> => {
  const { batch } = payload;
  const messages = batch.messages.map(({ key, value, offset }) => ({
    key,
    value,
    headers,
    partition: partition(offset),
  }));
  await producer.sendBatch({ acks: -1, topicMessages: to.map((topic) => ({ topic, messages })) });
  payload.resolveOffset(batch.lastOffset());
  await payload.commitOffsetsIfNecessary();
  await payload.heartbeat();
};

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [FROM!], fromBeginning: true });
consumer.on(consumer.events.GROUP_JOIN, () => process.stdout.write('ready\n'));
await consumer.run({
  autoCommitInterval: 100,
  partitionsConsumedConcurrently: Number(PARTITIONS),
  eachBatch: passOn,
});
process.once('SIGTERM', () => {
  void consumer
    .disconnect()
    .then(() => producer.disconnect())
    .then(() => process.exit());
});
