import {
  header,
  maxAheadMs,
  maxOuterValueBytes,
  messageId,
  PlayerActed,
  playerActivity,
  PlayerMoved,
  SolutionAttempted,
  solutionAttempts,
  type MessageKind,
  type Topic,
} from '@treasure-hunt/contracts';
import { decoded, placeOf } from './fact.js';
import type { Observed, ObservedRecord } from './observed.js';

/** A message from outside, in good form. */
export interface OuterMessage {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  /** `<topic>/<partition>/<offset>` */
  readonly at: string;
  readonly timestampMs: number;
}

/** What the contract makes of a record from outside. */
export type Reading =
  { readonly is: 'message'; readonly message: OuterMessage } | { readonly is: 'refused' | 'for others' };

const refused: Reading = { is: 'refused' };
const kinds: ReadonlyMap<string, readonly MessageKind[]> = new Map([
  [playerActivity.name, [PlayerMoved, PlayerActed]],
  [solutionAttempts.name, [SolutionAttempted]],
]);

/** Reads a record as the contract says, without a look at how the engine does it. */
export const readOuter = (topic: Topic, partition: number, record: ObservedRecord): Reading => {
  const named = record.headers[header.type];
  const known = kinds.get(topic.name) ?? [];
  if (named !== undefined && !known.some(({ type }) => type === named)) return { is: 'for others' };
  const understood = understand(known, named, record.value);
  if (!understood) return refused;
  const { type, data } = understood;
  const at = placeOf({ topic: topic.name, partition }, record);
  const id = record.headers[header.id] ?? at;
  if (!isGood(topic, { data, id, record })) return refused;
  return { is: 'message', message: { id, type, data, at, timestampMs: record.timestampMs } };
};

/** The type and value of a message; undefined where it is none. */
const understand = (known: readonly MessageKind[], named: string | undefined, text: string | null) => {
  const value = objectIn(text);
  if (text === null || !value) return undefined;
  const type = named ?? typeOf(known, value);
  const kind = known.find((one) => one.type === type);
  const data = kind && decoded(kind, text);
  return kind && data && { type: kind.type, data };
};

interface Sent {
  readonly data: object;
  readonly id: string;
  readonly record: ObservedRecord;
}

const isGood = ({ key }: Topic, { data, id, record }: Sent): boolean =>
  messageId.safeParse(id).success &&
  isInTime(data, record) &&
  (record.key === null || record.key === (data as Record<string, unknown>)[key]);

const typeOf = (known: readonly MessageKind[], value: object): string | undefined =>
  known.length === 1 ? known[0]?.type : 'action' in value ? PlayerActed.type : PlayerMoved.type;

const objectIn = (text: string | null): object | undefined => {
  if (text === null || Buffer.byteLength(text) > maxOuterValueBytes) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isInTime = (data: object, { timestampMs }: ObservedRecord): boolean =>
  !('at' in data) || typeof data.at !== 'number' || data.at <= timestampMs + maxAheadMs;

/** Everything from outside on a topic, as the contract reads it. */
export const readings = (observed: Observed, topic: Topic) =>
  (observed.topics.get(topic.name) ?? []).flatMap((records, partition) =>
    records.map((record) => ({
      at: placeOf({ topic: topic.name, partition }, record),
      reading: readOuter(topic, partition, record),
    })),
  );

/** All messages in good form on a topic. */
export const messagesOn = (observed: Observed, topic: Topic): OuterMessage[] =>
  readings(observed, topic).flatMap(({ reading }) => (reading.is === 'message' ? [reading.message] : []));

export const attemptsIn = (observed: Observed): OuterMessage[] => messagesOn(observed, solutionAttempts);
