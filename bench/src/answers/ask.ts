import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type KafkaMessage } from 'kafkajs';
import { ClueAssigned, decode, header, playerActivity } from '@treasure-hunt/contracts';
import type { Contender } from '../../contenders/contender.js';
import { createTopics, deleteTopics } from '../../contenders/topics.js';
import { readCommitted } from '../load/read-committed.js';
import { fixes, hunt } from './wandering.js';

const partitions = 2;
const withinMs = 60_000;
/** For answers that should not come. */
const moreMs = 300;

const pairsIn = (records: readonly KafkaMessage[]): string[] =>
  records
    .filter(({ headers }) => String(headers?.[header.type]) === ClueAssigned.type)
    .map(({ value }) => decode(ClueAssigned, JSON.parse(String(value))))
    .map(({ clueId, playerId }) => `${clueId}/${playerId}`);

/** Gives a contender the fixes of those who wander about, and waits for so many answers: `clue/player`, in order. */
export const ask = async (contender: Contender, prefix: string, expected: number): Promise<string[]> => {
  const { KAFKA_BROKERS: kafkaBrokers = '', MONGODB_URI: mongodbUri = '' } = process.env;
  const client = new kafkajs.Kafka({ brokers: kafkaBrokers.split(','), logLevel: kafkajs.logLevel.ERROR });
  const dataDir = await mkdtemp(join(tmpdir(), prefix));
  const input = prefix + playerActivity.name;
  await createTopics({ kafkaBrokers, partitions }, [input]);
  const given = { kafkaBrokers, mongodbUri, prefix, dataDir, partitions, input, hunt };
  const running = await contender.start({ ...given, goal: 'assignment' });
  try {
    const pairs: string[] = [];
    const stop = await readCommitted(client, running.answers.topic, (records) =>
      pairs.push(...pairsIn(records)),
    );
    const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    const messages = fixes.map((fix) => ({ key: fix.playerId, value: JSON.stringify(fix) }));
    await producer.send({ topic: input, acks: -1, messages });
    for (const untilMs = Date.now() + withinMs; pairs.length < expected && Date.now() < untilMs;)
      await sleep(50);
    await sleep(moreMs);
    await Promise.all([stop(), producer.disconnect()]);
    return pairs;
  } finally {
    await running.stop();
    await deleteTopics(kafkaBrokers, prefix);
    await rm(dataDir, { recursive: true, force: true });
  }
};
