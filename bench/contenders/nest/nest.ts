import { built, startChild } from '../child.js';
import type { Contender, Given } from '../contender.js';
import { writeHunt } from '../hunt-file.js';
import { createTopics } from '../topics.js';

interface Terms extends Pick<Contender, 'name' | 'title' | 'variant' | 'guessPerS'> {
  readonly partitionsAtOnce: (given: Given) => number;
}

const services = ['discovery', 'solving'] as const;

const nestWith = ({ partitionsAtOnce, ...about }: Terms): Contender => ({
  ...about,
  async start(given) {
    const { kafkaBrokers, mongodbUri, prefix, input } = given;
    const topics = { INPUT: input, DISCOVERED: `${prefix}discovered`, FEED: `${prefix}feed` };
    const env = {
      KAFKA_BROKERS: kafkaBrokers,
      MONGODB_URI: mongodbUri,
      ...topics,
      HUNT: await writeHunt(given),
      PARTITIONS_AT_ONCE: String(partitionsAtOnce(given)),
    };
    await createTopics(given, [topics.DISCOVERED, topics.FEED]);
    const running = await Promise.all(
      services.map((name) => {
        const own = { GROUP: prefix + name, DATABASE: `${prefix.replaceAll('.', '-')}${name}` };
        const args = [built(`nest/${name}.js`)];
        return startChild({ name, args, env: { ...env, ...own }, ready: 'ready' }, given);
      }),
    );
    return {
      processes: running,
      answers: { topic: topics.FEED },
      stop: async () => void (await Promise.all(running.map((child) => child.stop()))),
    };
  },
});

/** What most teams write. */
export const nest = nestWith({
  name: 'nest',
  title: "Nest's own Kafka transport, one message at a time; mongoose finds and saves",
  guessPerS: 100,
  partitionsAtOnce: () => 1,
});

/** The same, with the one setting that its documentation offers. */
export const nestTuned = nestWith({
  name: 'nest-tuned',
  variant: true,
  title: "Nest's own Kafka transport, one message of each partition at a time; mongoose finds and saves",
  guessPerS: 300,
  partitionsAtOnce: ({ partitions }) => partitions,
});
