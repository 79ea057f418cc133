import {
  definitions,
  isAfter,
  playerFeed,
  quarantine,
  topics as allTopics,
  type DataOf,
  type MessageKind,
  type Sequence,
  type Topic,
} from '@treasure-hunt/contracts';
import { factIn, is, type Fact } from './fact.js';
import type { Observed, ObservedRecord } from './observed.js';
import { attemptsIn, type OuterMessage } from './outer.js';

const inner = allTopics.filter((topic) => !topic.outer && topic !== quarantine);

/** What was observed, as the laws read it. */
export class History {
  /** Every message on the inner topics, repeats included, in the order of each partition. */
  readonly sent: ReadonlyMap<Topic, readonly Fact[]>;
  /** What a reader is left with who sees each message once, in the order of each partition. */
  private readonly seen: ReadonlyMap<Topic, readonly Fact[]>;
  private readonly byType = new Map<string, Fact[]>();
  /** The attempts that are in good form; the same attempt may be there several times. */
  readonly attempts: readonly OuterMessage[];

  constructor(readonly observed: Observed) {
    this.sent = new Map(inner.map((topic) => [topic, this.partitions(topic).flatMap(factsIn(topic))]));
    this.seen = new Map([...this.sent].map(([topic, facts]) => [topic, once(facts)]));
    for (const [topic, facts] of this.seen)
      for (const fact of facts) if (homeOf(fact.type, topic)) this.list(fact.type).push(fact);
    this.attempts = attemptsIn(observed);
  }

  /** The records of a topic, partition by partition. */
  partitions({ name }: Topic): readonly (readonly ObservedRecord[])[] {
    return this.observed.topics.get(name) ?? [];
  }

  /** What is on a topic; each message once. */
  on(topic: Topic): readonly Fact[] {
    return this.seen.get(topic) ?? [];
  }

  /** All messages of a kind, on its home topic; each once. */
  all<Kind extends MessageKind>(kind: Kind): readonly Fact<DataOf<Kind> & object>[] {
    return this.list(kind.type).filter((fact) => is(kind, fact));
  }

  /** Whether everything was decided: then nothing may be missing, either. */
  get isAtRest(): boolean {
    return this.observed.restedAtMs !== undefined;
  }

  /** The documents of a collection by key; undefined where nobody looked. */
  documents(collection: string): ReadonlyMap<string, unknown> | undefined {
    return this.observed.documents.get(collection);
  }

  private list(type: string): Fact[] {
    const known = this.byType.get(type) ?? [];
    this.byType.set(type, known);
    return known;
  }
}

const feedOnly = new Set(['wallet.changed']);
const homeOf = (type: string, topic: Topic): boolean => topic !== playerFeed || feedOnly.has(type);

const factsIn =
  ({ name }: Topic) =>
  (records: readonly ObservedRecord[], partition: number): Fact[] =>
    records.flatMap((record) => factIn({ topic: name, partition }, record) ?? []);

/**
 * Each message once, by both of the contract's rules: what its origin has numbered not above the last one seen in this partition
 * was here before; and so was what has the same id, such as a verdict that is told again.
 */
const once = (facts: readonly Fact[]): Fact[] => {
  const last = new Map<string, Sequence>();
  const ids = new Set<string>();
  return facts.filter(({ id, partition, sent }) => {
    const isKnown = ids.has(`${partition} ${id}`);
    ids.add(`${partition} ${id}`);
    if (!sent) return !isKnown;
    const name = `${partition} ${sent.origin}`;
    const before = last.get(name);
    if (before && !isAfter(sent.sequence, before)) return false;
    last.set(name, sent.sequence);
    return !isKnown;
  });
};

/** Topics whose messages are numbered by the shards that send them. */
export const numbered: readonly Topic[] = inner.filter((topic) => topic !== definitions);
