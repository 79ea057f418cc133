import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { ChainableCommander } from 'ioredis';
import { Fences } from '../crossing/fences.js';
import { follow, type Fix, type Presence } from '../crossing/follow.js';
import {
  connectRedis,
  crash,
  discovered,
  execute,
  group,
  hunt,
  kafka,
  partitions,
  topics,
} from './environment.js';

/**
 * Reads fixes from Kafka; where players are is in Redis, a hash for each partition. What a batch of fixes changes there and what it adds to the
 * stream is one transaction, so a batch that is read again adds nothing: its fixes are no longer after the last.
 */
const fences = new Fences(hunt);
const redis = connectRedis();
const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 250, allowAutoTopicCreation: false });

type Presences = Map<string, Presence>;

interface Received {
  readonly fix: Fix;
  readonly receivedAt: string;
}

const presencesOf = async (key: string, fixes: readonly Received[]): Promise<Presences> => {
  const players = [...new Set(fixes.map(({ fix }) => fix.playerId))];
  const kept = await redis.hmget(key, ...players);
  return new Map(
    players.flatMap((player, n) => (kept[n] ? [[player, JSON.parse(kept[n]) as Presence] as const] : [])),
  );
};

const decide = (
  { fix, receivedAt }: Received,
  presences: Presences,
  changes: ChainableCommander,
): boolean => {
  const { playerId, at } = fix;
  const followed = follow(fix, presences.get(playerId), fences);
  if (!followed) return false;
  presences.set(playerId, followed.presence);
  for (const clueId of followed.found)
    changes.xadd(discovered, '*', ...Object.entries({ clueId, playerId, crossedAt: at, receivedAt }).flat());
  return true;
};

const received = ({ value, timestamp }: KafkaMessage): Received[] =>
  value === null
    ? []
    : [{ fix: JSON.parse(value.toString()) as Fix, receivedAt: new Date(Number(timestamp)).toISOString() }];

/** Decides in memory, one fix after the other, and writes what has changed. */
const move = async (key: string, fixes: readonly Received[]): Promise<void> => {
  if (fixes.length === 0) return;
  const presences = await presencesOf(key, fixes);
  const changes = redis.multi();
  const counted = fixes.filter((one) => decide(one, presences, changes));
  const places = counted.map(({ fix: { playerId } }) => [playerId, presences.get(playerId)] as const);
  for (const [playerId, presence] of new Map(places)) changes.hset(key, playerId, JSON.stringify(presence));
  await execute(changes);
};

const take = async (payload: EachBatchPayload): Promise<void> => {
  const { batch } = payload;
  await move(`presences:${batch.partition}`, batch.messages.flatMap(received));
  payload.resolveOffset(batch.lastOffset());
  await payload.commitOffsetsIfNecessary();
  await payload.heartbeat();
};

await consumer.connect();
await consumer.subscribe({ topics: [topics.input], fromBeginning: true });
consumer.on(consumer.events.GROUP_JOIN, () => process.stdout.write('ready\n'));
consumer.on(consumer.events.CRASH, ({ payload }) => !payload.restart && crash(payload.error));
await consumer.run({
  autoCommitInterval: 100,
  partitionsConsumedConcurrently: partitions,
  eachBatch: take,
});
process.once('SIGTERM', () => void consumer.disconnect().then(() => process.exit()));
