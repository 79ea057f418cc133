import {
  partitionOf,
  playerFeed,
  playerActivity,
  solutionAttempts,
  type Topic,
} from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import type { Send } from '../play/outbox.js';
import type { FeedRecord } from '../play/heard.js';
import { reach, reachKafka, type Ends } from './reach.js';

/** What a game backend does with Kafka: it writes to the outer topics, and reads the feed. */
export interface GameLog {
  readonly send: Send;
  /** Tells the records that are written to the feed from now on, in the order of each player's story. Rejects when the signal aborts. */
  follow(onRecords: (records: readonly FeedRecord[]) => void, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const written: readonly Topic[] = [playerActivity, solutionAttempts];

const partitionCounts = async ({ log }: KafkaConnection, prefix: string): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { name } of written) counts.set(name, await log.partitionCount(prefix + name));
  return counts;
};

/** Connects. Rejects with CannotPlay if no broker answers or the topics are not there, or when the signal aborts. */
export const openGameLog = async (brokers: string, ends: Ends): Promise<GameLog> => {
  const prefix = process.env['TOPIC_PREFIX'] ?? '';
  const kafka = await reachKafka(brokers, ends);
  const advice = `Kafka at ${brokers} has no topics of the engine that begin with "${prefix}": set TOPIC_PREFIX to what the services have.`;
  const partitions = await reach(partitionCounts(kafka, prefix), advice, ends.signal);
  const sender = kafka.sender();
  return {
    send: (messages, signal) =>
      sender.send(
        messages.map((message) => ({
          ...message,
          topic: prefix + message.topic,
          partition: partitionOf(message.key, partitions.get(message.topic) ?? 1),
        })),
        signal,
      ),
    async follow(onRecords, signal) {
      const tail = kafka.tail(prefix + playerFeed.name, {
        from: 'latest',
        onRecords: (_partition, records) => onRecords(records),
      });
      await reach(tail, `Kafka at ${brokers} does not let the feed be read: see that it is well.`, signal);
    },
    close: () => kafka.disconnect(),
  };
};
