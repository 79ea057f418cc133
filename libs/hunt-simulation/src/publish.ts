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
  type Keyed,
  type MessageKind,
} from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import { cluesDefined, huntPublished, type Edition } from './edition.js';

/** The records of a publication in the order in which they are sent: all clues, the hunt, a marker in every partition. */
export const publicationOf = (edition: Edition, partitions: number): readonly OutgoingRecord[] => {
  const about = { huntId: edition.definition.huntId, huntVersion: edition.huntVersion };
  const clues = cluesDefined(edition).map((data) => recordOf(ClueDefined, data, { edition, partitions }));
  const withdrawal: HuntWithdrawn = { ...about, withdrawnAt: edition.atMs };
  const hunt = edition.withdrawn
    ? recordOf(HuntWithdrawn, withdrawal, { edition, partitions })
    : recordOf(HuntPublished, huntPublished(edition), { edition, partitions });
  const markers = Array.from({ length: partitions }, (_, partition) =>
    recordOf(HuntAdopted, about, { edition, partitions, partition }),
  );
  return [...clues, hunt, ...markers];
};

interface Target {
  readonly edition: Edition;
  readonly partitions: number;
  /** Where the record goes whatever its key. */
  readonly partition?: number;
}

const recordOf = (kind: MessageKind, data: Keyed, target: Target): OutgoingRecord => {
  const { edition, partitions, partition } = target;
  const [topic] = kind.topics;
  if (!topic) throw new TypeError(`${kind.type} has no topic.`);
  const key = partition === undefined ? keyOn(topic, data) : edition.definition.huntId;
  const id = derivedId(edition.definition.huntId, edition.huntVersion, kind.type, partition ?? key);
  return {
    topic: topic.name,
    partition: partition ?? partitionOf(key, partitions),
    key,
    value: encode(kind, data),
    headers: headersOf({ id, type: kind.type, source: '/hunt/hunt-catalog', timeMs: edition.atMs }),
  };
};
