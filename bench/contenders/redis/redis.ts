import { built, startChild } from '../child.js';
import type { Contender } from '../contender.js';
import { writeHunt } from '../hunt-file.js';
import { createTopics } from '../topics.js';
import { missingRedis, startRedis, type Fsync } from './redis-server.js';

const services = ['discovery', 'solving'] as const;

interface Terms extends Pick<Contender, 'title' | 'variant'> {
  readonly fsync: Fsync;
}

const redisWith = ({ fsync, ...about }: Terms): Contender => ({
  ...about,
  name: `redis-${fsync}`,
  guessPerS: 5_000,
  missing: missingRedis,
  async start(given) {
    const { kafkaBrokers, prefix, partitions, input } = given;
    const feed = `${prefix}feed`;
    const redis = await startRedis(given, fsync);
    const env = {
      KAFKA_BROKERS: kafkaBrokers,
      REDIS_PORT: String(redis.port),
      PARTITIONS: String(partitions),
      INPUT: input,
      FEED: feed,
      HUNT: await writeHunt(given),
    };
    await createTopics(given, [feed]);
    const running = await Promise.all(
      services.map((name) => {
        const args = [built(`redis/${name}.js`)];
        return startChild({ name, args, env: { ...env, GROUP: prefix + name }, ready: 'ready' }, given);
      }),
    );
    return {
      processes: [redis, ...running],
      answers: { topic: feed },
      stop: async () => {
        await Promise.all(running.map((child) => child.stop()));
        await redis.stop();
      },
    };
  },
});

export const redisAlways = redisWith({
  fsync: 'always',
  title: 'Redis streams and a Lua script; each answer after an fsync',
});

export const redisEverySecond = redisWith({
  fsync: 'everysec',
  title:
    'Redis streams and a Lua script; an fsync once a second: when the machine stops, that second is lost',
  variant: true,
});
