import { playerFeed, producers, quarantine, stages, tails, type Topic } from '@treasure-hunt/contracts';
import { stageGroup, tailGroups } from '@treasure-hunt/kafka';
import { outsideWriters } from './writers.js';

/** Who reads a topic, and as which consumer group. */
export interface TopicReader {
  readonly service: string;
  /** Ends in `*` where every process makes up a name of its own. */
  readonly group: string;
}

/** Those who send events to Kafka themselves; the gateway speaks for the others. */
export const gameBackend = 'game-backend';

/** Those who run the tools that read the topics, and nothing else: `npm run trace` and `npm run audit`. */
export const operators = { account: 'operators', groups: ['trace.*', 'audit.*'] } as const;

const accountsOf = (producer: string): string[] =>
  producer === gameBackend ? [producer, 'gateway'] : [producer];

const servicesOf = (those: readonly { readonly service: string }[]): string[] =>
  those.map(({ service }) => service);

/**
 * The services, and others, who have to be allowed to write to a topic. A stage also writes to the topic that it reads: ticks, redrives,
 * and what it sends on to the partition where it belongs.
 */
export const writingTo = (topic: Topic): string[] => {
  if (topic === quarantine) return unique(servicesOf(stages));
  const outside = outsideWriters.filter(({ writes }) => writes.some(({ topics }) => topics.includes(topic)));
  const inside = stages.filter(
    ({ reads, writes }) => reads === topic || writes.some(({ topics }) => topics.includes(topic)),
  );
  return unique([...outside.flatMap(({ name }) => accountsOf(name)), ...servicesOf(inside)]);
};

/** The services, and others, who have to be allowed to read a topic. */
export const readingFrom = (topic: Topic): TopicReader[] => [
  ...stages
    .filter(({ reads }) => reads === topic)
    .map(({ service, name }) => ({ service, group: stageGroup(name) })),
  ...Object.values(tails)
    .filter(({ reads }) => reads === topic)
    .map(({ service }) => ({ service, group: `${tailGroups(service)}*` })),
  // Where an operator asks a service what it has put there.
  ...(topic === quarantine ? unique(servicesOf(stages)) : []).map((service) => ({
    service,
    group: `${tailGroups(service)}*`,
  })),
  ...(topic === playerFeed ? [{ service: gameBackend, group: `${gameBackend}.*` }] : []),
];

/** The services of the engine that are on Kafka. */
export const services = (): string[] =>
  unique([...stages.map(({ service }) => service), ...producers.map(({ name }) => name)]).filter(
    (name) => name !== gameBackend,
  );

export const unique = (names: readonly string[]): string[] => [...new Set(names)];
