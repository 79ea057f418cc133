import {
  decode,
  header,
  messages,
  parseSequence,
  type DataOf,
  type MessageKind,
  type Sequence,
} from '@treasure-hunt/contracts';
import type { ObservedRecord } from './observed.js';

/** Where a record is. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

/** A message as a reader understands it. */
export interface Fact<Data = object> {
  /** Its `ce_id`. */
  readonly id: string;
  readonly type: string;
  readonly key: string | null;
  /** Its value; instants are milliseconds. */
  readonly data: Data;
  readonly text: string;
  readonly timestampMs: number;
  /** `<topic>/<partition>/<offset>` */
  readonly at: string;
  readonly partition: number;
  readonly sent: Sent | undefined;
}

/** Which shard sent it, and under which number. */
export interface Sent {
  readonly origin: string;
  readonly sequence: Sequence;
}

export const placeOf = ({ topic, partition }: Place, { offset }: ObservedRecord): string =>
  `${topic}/${partition}/${offset}`;

/** Whether a fact is of a kind. */
export const is = <Kind extends MessageKind>(kind: Kind, fact: Fact): fact is Fact<DataOf<Kind> & object> =>
  fact.type === kind.type;

/** What a record of an inner topic says; undefined where it is no message of the contract. */
export const factIn = (place: Place, record: ObservedRecord): Fact | undefined => {
  const { key, value, headers, timestampMs } = record;
  const kind = messages.get(headers[header.type] ?? '');
  const id = headers[header.id];
  const data = kind && value !== null ? decoded(kind, value) : undefined;
  if (!kind || id === undefined || data === undefined) return undefined;
  const { partition } = place;
  const at = placeOf(place, record);
  return {
    id,
    type: kind.type,
    key,
    data,
    text: value ?? '',
    timestampMs,
    at,
    partition,
    sent: sentOf(record),
  };
};

/** The value of a message; undefined where it is not as the contract has it. */
export const decoded = (kind: MessageKind, value: string): object | undefined => {
  try {
    return decode(kind, JSON.parse(value)) as object;
  } catch {
    return undefined;
  }
};

const sentOf = ({ headers }: ObservedRecord): Sent | undefined => {
  const origin = headers[header.origin];
  const sequence = parseSequence(headers[header.sequence] ?? '');
  return origin !== undefined && sequence ? { origin, sequence } : undefined;
};
