import { encode, headersOf, partitionOf, type MessageKind, type Topic } from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Random } from '../random.js';

/** One message to the engine, as it should be. */
export interface Letter {
  readonly kind: MessageKind;
  readonly topic: Topic;
  readonly key: string;
  readonly data: object & { readonly at: number };
  readonly id: string;
}

/** How many partitions there are, and chance. */
export interface Post {
  readonly random: Random;
  readonly partitions: number;
}

/** One message in so many has no headers, no key, or is on a partition where its key does not belong. */
const looseOdds = 8;

/** The record of a message, as some backend may write it. */
export const posted = (letter: Letter, { random, partitions }: Post): OutgoingRecord => {
  const { kind, topic, key, data, id } = letter;
  const isElsewhere = random.oneIn(looseOdds);
  return {
    topic: topic.name,
    partition: isElsewhere ? random.below(partitions) : partitionOf(key, partitions),
    key: random.oneIn(looseOdds) ? null : key,
    value: encode(kind, data),
    headers: random.oneIn(looseOdds) ? {} : headers(letter, random, id),
  };
};

/** Headers of the engine that come from outside are ignored. */
const headers = ({ kind, data }: Letter, random: Random, id: string) => ({
  ...headersOf({ id, type: kind.type, source: '/game', timeMs: data.at }),
  ...(random.oneIn(looseOdds) && { 'hunt-origin': 'hunt.clue-activity.v1/0@0', 'hunt-seq': '999999.0' }),
});

/** What is wrong with a message that no backend should send. */
const faults: readonly [Fault, ...Fault[]] = [
  (record) => ({ ...record, value: 'no JSON {' }),
  (record) => ({ ...record, value: null }),
  (record) => ({ ...record, value: '[1, 2]' }),
  (record) => ({ ...record, value: '{"__proto__": {"playerId": "nobody"}}' }),
  (record) => ({ ...record, value: JSON.stringify({ ...valueOf(record), at: 'yesterday' }) }),
  (record) => ({
    ...record,
    value: JSON.stringify({ ...valueOf(record), playerId: 'no id!', clueId: { $gt: '' } }),
  }),
  (record) => ({ ...record, value: JSON.stringify({ ...valueOf(record), at: '2030-01-01T00:00:00Z' }) }),
  (record) => ({ ...record, key: 'somebody-else' }),
  (record) => ({ ...record, headers: { ...record.headers, ce_id: '', ce_type: typeIn(record) } }),
  (record) => ({ ...record, value: JSON.stringify({ ...valueOf(record), padding: 'x'.repeat(70_000) }) }),
];
type Fault = (record: OutgoingRecord) => OutgoingRecord;

const valueOf = ({ value }: OutgoingRecord): object => JSON.parse(String(value)) as object;

const typeIn = (record: OutgoingRecord): string =>
  'attemptId' in valueOf(record)
    ? 'solution.attempted'
    : 'action' in valueOf(record)
      ? 'player.acted'
      : 'player.moved';

/** The same message with something wrong. */
export const spoiled = (record: OutgoingRecord, random: Random): OutgoingRecord => random.one(faults)(record);
