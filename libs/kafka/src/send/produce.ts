import type { Message, Producer, TopicMessages } from 'kafkajs';
import type { Headers, OutgoingRecord } from '@treasure-hunt/shards';
import type { Produce } from './sender.js';

type WireHeaders = NonNullable<Message['headers']>;

/** Whatever a header is called, it is one: a name such as `__proto__`, assigned, would be something else. */
const wireHeaders = (headers: Headers): WireHeaders =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [
        name,
        value === undefined || typeof value === 'string' || Buffer.isBuffer(value) ? value : [...value],
      ])
      .filter(([, value]) => value !== undefined),
  ) as WireHeaders;

/** Records by topic, in order, as kafkajs takes them. */
export const topicMessages = (records: readonly OutgoingRecord[]): TopicMessages[] => {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, partition, key, value, headers } of records) {
    const messages = byTopic.get(topic) ?? [];
    messages.push({ partition, key, value, headers: wireHeaders(headers) });
    byTopic.set(topic, messages);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
};

/** Brokers say −1 where a topic keeps the senders' times. */
const timeOf = (logAppendTime: string | undefined): number | undefined => {
  const timeMs = Number(logAppendTime ?? -1);
  return timeMs < 0 ? undefined : timeMs;
};

/** One produce request to each broker, acknowledged by all in-sync replicas. */
export const produceWith =
  (producer: Pick<Producer, 'sendBatch'>, ackTimeoutMs: number): Produce =>
  async (records) => {
    const acknowledged = await producer.sendBatch({
      acks: -1,
      timeout: ackTimeoutMs,
      topicMessages: topicMessages(records),
    });
    return acknowledged.map(({ topicName, partition, logAppendTime }) => ({
      topic: topicName,
      partition,
      appendedAtMs: timeOf(logAppendTime),
    }));
  };
