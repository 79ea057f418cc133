import { playerFeed, quarantine, quarantineHeader } from '@treasure-hunt/contracts';
import type { DataOf, MessageKind, Topic } from '@treasure-hunt/contracts';
import { partitionKey, type Change } from '@treasure-hunt/decider';
import { headerText, type LogRecord, type ParkedRecord } from '@treasure-hunt/shards';
import { factsOn, is, type Fact } from './fact.js';
import type { SimulatedShard } from './simulated-shard.js';
import type { World } from './world.js';

/** What a story came to. */
export interface Outcome {
  /** Everything on a topic, by partition, as it was appended. */
  records(topic: Topic): readonly (readonly LogRecord[])[];
  /** What is said on a topic, partition by partition; what is said again counts once. */
  facts(topic: Topic): readonly Fact[];
  /** What is said of one kind, on its home topic. */
  said<Kind extends MessageKind>(kind: Kind): readonly Fact<DataOf<Kind> & object>[];
  /** What a player is told, in order. */
  feed(player: string): readonly Fact[];
  /** What a service keeps of one collection, by key. */
  documents(service: string, collection: string): ReadonlyMap<string, unknown>;
  readonly quarantined: readonly Quarantined[];
  /** What could not be decided: a defect. */
  readonly parked: readonly ParkedRecord[];
}

/** A message that was refused. */
export interface Quarantined {
  readonly value: string;
  readonly reason: string;
}

export const outcomeOf = ({ log, partitions }: World, shards: readonly SimulatedShard[]): Outcome => ({
  records: (topic) => Array.from({ length: partitions }, (_, p) => log.records(topic.name, p)),
  facts: (topic) => factsOn(log, topic),
  said: (kind) => factsOn(log, homeOf(kind)).filter((fact) => is(kind, fact)),
  feed: (player) => factsOn(log, playerFeed).filter(({ key }) => key === player),
  documents: (service, collection) =>
    new Map(
      shards
        .filter(({ options }) => options.stage.flow.service === service)
        .flatMap((shard) => shard.saved.load().documents.map((change) => entryOf(shard, change)))
        .filter((entry) => entry.collection === collection)
        .map(({ key, value }) => [key, value]),
    ),
  quarantined: log.all(quarantine.name).map(({ value, headers }) => ({
    value: String(value),
    reason: headerText(headers, quarantineHeader.reason) ?? '',
  })),
  parked: shards.flatMap(({ saved }) => saved.load().parked),
});

const homeOf = ({ type, topics: [home] }: MessageKind): Topic => {
  if (!home) throw new TypeError(`${type} has no topic.`);
  return home;
};

/** A document of a whole partition has that partition's number behind its key. */
const entryOf = ({ options: { place } }: SimulatedShard, { collection, key, value }: Change) => ({
  collection,
  key: key === partitionKey ? `${key}${place.partition}` : key,
  value,
});
