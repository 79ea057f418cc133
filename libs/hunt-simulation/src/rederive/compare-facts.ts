import { header, isAfter, parseSequence, quarantine, topics, type Sequence } from '@treasure-hunt/contracts';
import type { Violation } from '@treasure-hunt/oracle';
import { headerText, type Headers, type LogRecord, type OutgoingRecord } from '@treasure-hunt/shards';
import type { Broker } from '../cluster/broker.js';

const law = 'what is derived from the log again was said, once and in order';

/** What is forwarded or quarantined goes on as it came; its numbers, if it has any, mean nothing. */
const numbered: ReadonlySet<string> = new Set(
  topics.filter((topic) => !topic.outer && topic !== quarantine).map(({ name }) => name),
);

interface Said {
  readonly at: string;
  readonly text: string;
}

/** Compares what was derived with what a reader of the topics is left with, by partition and sender, in order. */
export const comparedFacts = (derived: readonly OutgoingRecord[], broker: Broker): Violation[] => {
  const should = new Map<string, Said[]>();
  for (const record of derived) {
    const origin = headerText(record.headers, header.origin);
    if (origin === undefined || !numbered.has(record.topic)) continue;
    const name = `${record.topic}/${record.partition} from ${origin}`;
    const list = should.get(name) ?? [];
    should.set(name, list);
    list.push({ at: name, text: textOf(record) });
  }
  const is = saidOn(broker);
  return [...new Set([...should.keys(), ...is.keys()])].flatMap((name) =>
    firstDifference(name, should.get(name) ?? [], is.get(name) ?? []),
  );
};

/** Every record that a reader accepts, by partition and sender. */
const saidOn = (broker: Broker): Map<string, Said[]> => {
  const said = new Map<string, Said[]>();
  for (const topic of numbered)
    for (let partition = 0; partition < broker.partitions; partition += 1)
      accept(`${topic}/${partition}`, broker.records(topic, partition), said);
  return said;
};

/** A reader accepts a record whose number is above the last one of its origin. */
const accept = (place: string, records: readonly LogRecord[], said: Map<string, Said[]>): void => {
  const last = new Map<string, Sequence>();
  for (const record of records) {
    const origin = headerText(record.headers, header.origin);
    const sequence = parseSequence(headerText(record.headers, header.sequence) ?? '');
    if (origin === undefined || !sequence || !isNew(sequence, last.get(origin))) continue;
    last.set(origin, sequence);
    const name = `${place} from ${origin}`;
    const list = said.get(name) ?? [];
    said.set(name, list);
    list.push({ at: `${place}/${record.offset}`, text: textOf(record) });
  }
};

const isNew = (sequence: Sequence, before: Sequence | undefined): boolean =>
  before === undefined || isAfter(sequence, before);

const textOf = ({
  key,
  value,
  headers,
}: Pick<OutgoingRecord | LogRecord, 'key' | 'value' | 'headers'>): string =>
  JSON.stringify([String(key), String(value), inOrder(headers)]);

const inOrder = (headers: Headers): [string, string | undefined][] =>
  Object.keys(headers)
    .sort()
    .map((name) => [name, headerText(headers, name)]);

const firstDifference = (name: string, should: readonly Said[], is: readonly Said[]): Violation[] => {
  const at = Array.from({ length: Math.max(should.length, is.length) }, (_, n) => n).find(
    (n) => should[n]?.text !== is[n]?.text,
  );
  if (at === undefined) return [];
  const what = `Number ${at + 1} of ${name} is ${is[at]?.text ?? 'missing'}, derived ${should[at]?.text ?? 'as nothing'}.`;
  return [{ law, what, records: is[at] ? [is[at].at] : [] }];
};
