import { join } from 'node:path';
import { startChild } from '../child.js';
import type { Contender } from '../contender.js';
import { writeHunt } from '../hunt-file.js';
import { createTopics } from '../topics.js';
import { buildStreams, missingForStreams } from './build.js';

interface Terms extends Pick<Contender, 'name' | 'title' | 'variant' | 'guessPerS'> {
  readonly stores: 'rocksdb' | 'memory';
  /** What differs from Kafka Streams' defaults, by its names. */
  readonly properties: Readonly<Record<string, string>>;
}

/** As the local stack's Kafka is run: short pauses for a small heap. */
const java = ['-Xms256m', '-Xmx512m', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20'];

export const streamsWith = ({ stores, properties, ...about }: Terms): Contender => ({
  ...about,
  missing: missingForStreams,
  async start(given) {
    const { kafkaBrokers, prefix, partitions, input, dataDir } = given;
    const feed = `${prefix}feed`;
    const told = {
      KAFKA_BROKERS: kafkaBrokers,
      APPLICATION: `${prefix}kafka-streams`,
      PARTITIONS: String(partitions),
      INPUT: input,
      OUTPUT: feed,
      HUNT: await writeHunt(given),
      DATA_DIR: join(dataDir, 'kafka-streams'),
      STORES: stores,
      PROPERTIES: JSON.stringify(properties),
    };
    const classPath = await buildStreams();
    await createTopics(given, [feed]);
    const running = await startChild(
      {
        name: 'kafka-streams',
        command: 'java',
        args: [...java, '-cp', classPath, 'treasurehunt.Main'],
        env: told,
        ready: 'ready',
      },
      given,
    );
    return {
      processes: [running],
      answers: { topic: feed },
      stop: async () => void (await running.stop()),
    };
  },
});

export const streams = streamsWith({
  name: 'streams',
  title: 'Kafka Streams, exactly_once_v2, as it comes: commits every 100 ms',
  guessPerS: 5_000,
  stores: 'rocksdb',
  properties: {},
});

export const streamsTuned = streamsWith({
  name: 'streams-tuned',
  variant: true,
  title:
    'Kafka Streams, exactly_once_v2, tuned for latency: commits every 10 ms, two threads, stores in memory',
  guessPerS: 5_000,
  stores: 'memory',
  properties: {
    'commit.interval.ms': '10',
    'num.stream.threads': '2',
    'poll.ms': '5',
    'producer.linger.ms': '0',
  },
});
