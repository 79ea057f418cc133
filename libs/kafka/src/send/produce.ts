import type { Message, Producer, TopicMessages } from 'kafkajs';
import type { Headers, OutgoingRecord } from '@treasure-hunt/shards';
import type { Produce } from './sender.js';

type WireHeaders = NonNullable<Message['headers']>;

/** kafkajs writes headers as they are, whatever they are called; only those that are not there have to go. */
const wireHeaders = (headers: Headers): WireHeaders => {
  for (const name in headers) if (headers[name] === undefined) return present(headers);
  return headers as WireHeaders;
};

const present = (headers: Headers): WireHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as WireHeaders;

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
export const timeOf = (logAppendTime: string | bigint | undefined): number | undefined => {
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
