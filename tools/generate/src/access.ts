import { definitions, playerFeed, quarantine, Redrive, stages, type Topic } from '@treasure-hunt/contracts';
import { outsideWriters } from './writers.js';

/** Who reads a topic, and as which consumer group. */
export interface TopicReader {
  readonly service: string;
  /** Ends in `*` where every process makes up a name of its own. */
  readonly group: string;
}

/** What services read as a whole in each of their processes, beside their stages. */
const tails = [
  { service: 'discovery', reads: definitions },
  { service: 'gateway', reads: playerFeed },
];

/** Outsiders who have an account of their own on Kafka, or are spoken for by the gateway. */
const accountsOf = (producer: string): string[] =>
  producer === 'game-backend' ? [producer, 'gateway'] : [producer];

const servicesOf = (those: readonly { readonly service: string }[]): string[] =>
  those.map(({ service }) => service);

/**
 * The services, and others, who have to be allowed to write to a topic. A stage also writes to the topic that it reads: ticks, and
 * what it sends on to the partition where it belongs.
 */
export const writingTo = (topic: Topic): string[] => {
  if (topic === quarantine) return unique(servicesOf(stages));
  const outside = outsideWriters.filter(({ writes }) => writes.some(({ topics }) => topics.includes(topic)));
  const inside = stages.filter(
    ({ reads, writes }) => reads === topic || writes.some(({ topics }) => topics.includes(topic)),
  );
  const operators = Redrive.topics.includes(topic) ? ['operators'] : [];
  return unique([...outside.flatMap(({ name }) => accountsOf(name)), ...servicesOf(inside), ...operators]);
};

/** The services that have to be allowed to read a topic. */
export const readingFrom = (topic: Topic): TopicReader[] => [
  ...stages
    .filter(({ reads }) => reads === topic)
    .map(({ service, name }) => ({ service, group: `hunt.${name}` })),
  ...tails
    .filter(({ reads }) => reads === topic)
    .map(({ service }) => ({ service, group: `${service}.tail.*` })),
];

const unique = (names: readonly string[]): string[] => [...new Set(names)];
