import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { ChainableCommander } from 'ioredis';
import { Fences } from '../crossing/fences.js';
import { follow, type Fix, type Presence } from '../crossing/follow.js';
import { connectRedis, crash, discovered, group, hunt, kafka, topics } from './environment.js';

/**
 * Reads fixes from Kafka; where players are is in Redis, a hash for each partition. What a batch of fixes changes there and what it adds to the
 * stream is one transaction, so a batch that is read again adds nothing: its fixes are no longer after the last.
 */
const fences = new Fences(hunt);
const redis = connectRedis();
const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 250, allowAutoTopicCreation: false });

type Presences = Map<string, Presence>;

const presencesOf = async (key: string, fixes: readonly Fix[]): Promise<Presences> => {
  const players = [...new Set(fixes.map(({ playerId }) => playerId))];
  const kept = await redis.hmget(key, ...players);
  return new Map(
    players.flatMap((player, n) => (kept[n] ? [[player, JSON.parse(kept[n]) as Presence] as const] : [])),
  );
};

interface Received {
  readonly fix: Fix;
  readonly receivedAt: string;
}

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
    changes.xadd(
      discovered,
      '*',
      'clueId',
      clueId,
      'playerId',
      playerId,
      'crossedAt',
      at,
      'receivedAt',
      receivedAt,
    );
  return true;
};

const received = ({ value, timestamp }: KafkaMessage): Received[] =>
  value === null
    ? []
    : [{ fix: JSON.parse(value.toString()) as Fix, receivedAt: new Date(Number(timestamp)).toISOString() }];

const take = async ({ batch, resolveOffset, commitOffsetsIfNecessary, heartbeat }: EachBatchPayload) => {
  const key = `presences:${batch.partition}`;
  const all = batch.messages.flatMap(received);
  const presences = await presencesOf(
    key,
    all.map(({ fix }) => fix),
  );
  const changes = redis.multi();
  const moved = all.filter((one) => decide(one, presences, changes));
  const players = new Set(moved.map(({ fix }) => fix.playerId));
  const places = [...players].flatMap((player) => [player, JSON.stringify(presences.get(player))]);
  if (places.length > 0) {
    const results = await changes.hset(key, ...places).exec();
    for (const [error] of results ?? []) if (error) throw error;
  }
  resolveOffset(batch.lastOffset());
  await commitOffsetsIfNecessary();
  await heartbeat();
};

await consumer.connect();
await consumer.subscribe({ topics: [topics.input], fromBeginning: true });
consumer.on(consumer.events.GROUP_JOIN, () => process.stdout.write('ready\n'));
consumer.on(consumer.events.CRASH, ({ payload }) => crash(payload.error));
await consumer.run({
  autoCommitInterval: 100,
  partitionsConsumedConcurrently: Number(process.env['PARTITIONS']),
  eachBatch: take,
});
process.once('SIGTERM', () => void consumer.disconnect().then(() => process.exit()));
