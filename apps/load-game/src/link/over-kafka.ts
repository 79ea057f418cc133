import {
  partitionOf,
  playerFeed,
  playerActivity,
  solutionAttempts,
  type Topic,
} from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { reach, type Ends } from '../reach.js';
import type { GameLink } from './game-link.js';

const written: readonly Topic[] = [playerActivity, solutionAttempts];

const partitionCounts = async ({ log }: KafkaConnection, prefix: string): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { name } of written) counts.set(name, await log.partitionCount(prefix + name));
  return counts;
};

/** Connects, or rejects within 30 s with CannotPlay. */
const reachKafka = (brokers: string, { onFatal, signal }: Ends): Promise<KafkaConnection> => {
  const connecting = connect({ brokers: brokers.split(','), clientId: 'load-game', onFatal });
  return reach(
    connecting,
    `Kafka does not answer at ${brokers}: see that it runs there, then try again.`,
    signal,
  );
};

/** Over Kafka itself. Rejects with CannotPlay if no broker answers or the topics are not there, or when the signal aborts. */
export const linkOverKafka = async (brokers: string, ends: Ends): Promise<GameLink> => {
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
    async follow(onRecords, { signal }) {
      const tail = kafka.tail(prefix + playerFeed.name, {
        from: 'latest',
        onRecords: (_partition, records) => onRecords(records),
      });
      await reach(tail, `Kafka at ${brokers} does not let the feed be read: see that it is well.`, signal);
    },
    close: () => kafka.disconnect(),
  };
};
