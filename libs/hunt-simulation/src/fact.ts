import {
  decode,
  header,
  messages,
  type DataOf,
  type MessageKind,
  type Topic,
} from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import type { MemoryLog } from '@treasure-hunt/shards/testing';

/** A message as whoever reads the topic understands it. */
export interface Fact<Data = object> {
  /** Its `ce_id`. */
  readonly id: string;
  readonly type: string;
  /** The record's key. */
  readonly key: string;
  /** Its value; instants are milliseconds. */
  readonly data: Data;
}

/** What a record says; undefined where it does not say it as the contract has it. */
export const factIn = ({ key, value, headers }: LogRecord): Fact | undefined => {
  const kind = messages.get(headerText(headers, header.type) ?? '');
  const id = headerText(headers, header.id);
  if (!kind || id === undefined) return undefined;
  try {
    const data = decode(kind, JSON.parse(String(value))) as object;
    return { id, type: kind.type, key: key?.toString() ?? '', data };
  } catch {
    return undefined;
  }
};

/** Whether a fact is of a kind. */
export const is = <Kind extends MessageKind>(kind: Kind, fact: Fact): fact is Fact<DataOf<Kind> & object> =>
  fact.type === kind.type;

/** What is on a topic, partition by partition, in order; what is said again under the same `ce_id` counts once. */
export const factsOn = (log: MemoryLog, topic: Topic): Fact[] => {
  const facts = log.all(topic.name).flatMap((record) => factIn(record) ?? []);
  const first = new Map<string, Fact>();
  for (const fact of facts) if (!first.has(fact.id)) first.set(fact.id, fact);
  return [...first.values()];
};
