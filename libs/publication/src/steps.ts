import {
  ClueDefined,
  derivedId,
  encode,
  headersOf,
  HuntAdopted,
  HuntPublished,
  HuntWithdrawn,
  keyOn,
  partitionOf,
  publicationId,
  type Keyed,
  type MessageKind,
  type Topic,
} from '@treasure-hunt/contracts';
import { cluesDefined } from './clue-defined.js';
import type { Edition } from './edition.js';
import { huntPublished } from './hunt-published.js';

/** Where the topics of this deployment are. */
export interface Address {
  readonly topicPrefix: string;
  readonly partitions: number;
}

/** One message of a publication, as Kafka takes it. */
export interface PublishedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Messages of one kind that are sent, and acknowledged, before the next step begins. */
export interface Step {
  readonly kind: string;
  readonly records: readonly PublishedRecord[];
}

/** What every publication begins with. */
export const firstStep = { kind: ClueDefined.type, done: 0 } as const;

/**
 * The steps of a publication: all clues are defined before discovery learns of the hunt, and it has learned of it before
 * the markers say from where on it counts. The same edition always gives the same messages under the same ids.
 */
export const stepsOf = (edition: Edition, address: Address): readonly Step[] => [
  {
    kind: ClueDefined.type,
    records: cluesDefined(edition).map((data) =>
      recordOf({ kind: ClueDefined, data, of: data.clueId }, edition, address),
    ),
  },
  definitionStep(edition, address),
  {
    kind: HuntAdopted.type,
    records: everyPartition(address).map((partition) => marker(partition, edition, address)),
  },
];

const everyPartition = ({ partitions }: Address): number[] => Array.from({ length: partitions }, (_, p) => p);

const aboutHunt = ({ definition, huntVersion }: Edition) => ({ huntId: definition.huntId, huntVersion });

const named = (edition: Edition) => {
  const { huntId, huntVersion } = aboutHunt(edition);
  return {
    huntId,
    huntVersion,
    publicationId: publicationId(edition.huntSecret.secret, huntId, huntVersion),
  };
};

const definitionStep = (edition: Edition, address: Address): Step => {
  const kind = edition.withdrawn ? HuntWithdrawn : HuntPublished;
  const data = edition.withdrawn
    ? { ...named(edition), withdrawnAt: edition.at }
    : { ...huntPublished(edition), ...named(edition) };
  return { kind: kind.type, records: [recordOf({ kind, data }, edition, address)] };
};

/** The marker goes to every partition, wherever its key, the hunt, would belong. */
const marker = (partition: number, edition: Edition, address: Address): PublishedRecord => {
  const data = named(edition);
  return recordOf({ kind: HuntAdopted, data, key: data.huntId, partition, of: partition }, edition, address);
};

interface Outgoing {
  readonly kind: MessageKind;
  readonly data: Keyed;
  /** What tells this message from others of its kind in the same publication. */
  readonly of?: string | number;
  /** Without it, the key that the topic asks for. */
  readonly key?: string;
  /** Without it, the partition that the key belongs to. */
  readonly partition?: number;
}

const recordOf = (outgoing: Outgoing, edition: Edition, address: Address): PublishedRecord => {
  const topic = homeOf(outgoing.kind);
  const key = outgoing.key ?? keyOn(topic, outgoing.data);
  return {
    topic: address.topicPrefix + topic.name,
    partition: outgoing.partition ?? partitionOf(key, address.partitions),
    key,
    value: encode(outgoing.kind, outgoing.data),
    headers: headersFor(outgoing, edition),
  };
};

/** Everything about a message derives from what is published, its id too. */
const headersFor = ({ kind: { type }, of = '' }: Outgoing, edition: Edition): PublishedRecord['headers'] => {
  const { huntId, huntVersion } = aboutHunt(edition);
  return headersOf({
    id: derivedId(huntId, huntVersion, type, of),
    type,
    source: '/hunt/hunt-catalog',
    timeMs: edition.at,
    traceParent: edition.traceParent,
  });
};

const homeOf = ({ type, topics }: MessageKind): Topic => {
  const [home] = topics;
  if (!home) throw new TypeError(`${type} has no topic.`);
  return home;
};
