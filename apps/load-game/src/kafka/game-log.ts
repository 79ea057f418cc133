import {
  partitionOf,
  playerFeed,
  playerActivity,
  solutionAttempts,
  type Topic,
} from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import type { Send } from '../play/outbox.js';
import type { FeedRecord } from '../play/heard.js';

/** What a game backend does with Kafka: it writes to the outer topics, and reads the feed. */
export interface GameLog {
  readonly send: Send;
  /** Tells the records that are written to the feed from now on, in the order of each player's story. */
  follow(onRecords: (records: readonly FeedRecord[]) => void): Promise<void>;
  close(): Promise<void>;
}

const written: readonly Topic[] = [playerActivity, solutionAttempts];

const partitionCounts = async ({ log }: KafkaConnection, prefix: string): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { name } of written) counts.set(name, await log.partitionCount(prefix + name));
  return counts;
};

/** Connects; rejects if no broker answers. `onFatal` is told when reading has ended for good. */
export const openGameLog = async (brokers: string, onFatal: (error: unknown) => void): Promise<GameLog> => {
  const prefix = process.env['TOPIC_PREFIX'] ?? '';
  const kafka = await connect({ brokers: brokers.split(','), clientId: 'load-game', onFatal });
  const partitions = await partitionCounts(kafka, prefix).catch(async (error: unknown) => {
    await kafka.disconnect(); // Else the open connections keep the process alive.
    throw error;
  });
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
    async follow(onRecords) {
      await kafka.tail(prefix + playerFeed.name, {
        from: 'latest',
        onRecords: (_partition, records) => onRecords(records),
      });
    },
    close: () => kafka.disconnect(),
  };
};
