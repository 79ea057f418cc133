import { join } from 'node:path';
import { startChild, type Child } from '../child.js';
import type { Contender, Given } from '../contender.js';
import { createTopics } from '../topics.js';

/** As many headers, and as long ones, as the engine writes. */
const headersOf = (type: string) => ({
  ce_specversion: '1.0',
  ce_id: '0123456789abcdef0123456789abcdef',
  ce_type: type,
  ce_source: '/hunt/limit',
  ce_time: '2026-01-01T00:00:00.000Z',
  'content-type': 'application/json',
  traceparent: '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01',
  ce_causedby: '0123456789abcdef0123456789abcdef',
  'hunt-origin': 'hunt.clue-activity.v1/0@0',
  'hunt-seq': '100000.0',
});

const hops = { assignment: ['discovery', 'solving'], reward: ['discovery', 'solving', 'chests', 'rewards'] };

/** Each hop writes for the next one, and from the second on also what players are told. */
const hopsOf = ({ kafkaBrokers, prefix, partitions, input, goal }: Given): (Child & { topics: string[] })[] =>
  hops[goal].map((name, index) => {
    const from = index === 0 ? input : `${prefix}after-${hops[goal][index - 1]}`;
    const topics = [`${prefix}after-${name}`, ...(index > 0 ? [`${prefix}feed`] : [])];
    const env = {
      KAFKA_BROKERS: kafkaBrokers,
      FROM: from,
      TO: topics.join(','),
      GROUP: `${prefix}${name}`,
      PARTITIONS: String(partitions),
      HEADERS: JSON.stringify(headersOf(name)),
    };
    return { name, args: [join(import.meta.dirname, 'hop.js')], env, ready: 'ready', topics };
  });

/** Kafka and its client alone: the same hops, without decisions and without state. */
export const limit: Contender = {
  name: 'limit',
  title: 'kafkajs passes each fix on over the same hops; nothing is decided, nothing is kept',
  rewards: true,
  guessPerS: 20_000,
  async start(given) {
    const children = hopsOf(given);
    await createTopics(given, [...new Set(children.flatMap(({ topics }) => topics))]);
    const running = await Promise.all(children.map((child) => startChild(child, given)));
    return {
      processes: running,
      answers: { topic: `${given.prefix}feed`, type: children.at(-1)!.name },
      stop: async () => void (await Promise.all(running.map((child) => child.stop()))),
    };
  },
};
