import {
  decode,
  header,
  keyOn,
  maxAheadMs,
  maxHeaderBytes,
  maxInnerValueBytes,
  maxOuterValueBytes,
  messageId,
  messages,
  parseSequence,
  partitionOf,
  playerActivity,
  PlayerActed,
  PlayerMoved,
  readJson,
  Redrive,
  schemaFaults,
  SolutionAttempted,
  Tick,
  type FlowStage,
  type Keyed,
  type MessageKind,
} from '@treasure-hunt/contracts';
import { z } from 'zod';
import { Quarantine } from '../errors.js';
import { headerBytes, headerText, type LogRecord } from '../ports/log.js';
import type { Decoded, Place, Sent } from './decoded.js';

/** Decodes and checks one record for a stage. Never throws: what fails is quarantined with its reason. */
export const decodeRecord = (stage: FlowStage, place: Place, record: LogRecord): Decoded => {
  try {
    return decodeOrRefuse(stage, place, record);
  } catch (error) {
    if (error instanceof Quarantine)
      return { kind: 'quarantined', record, reason: error.message, refusal: error.refusal };
    throw error;
  }
};

const decodeOrRefuse = (stage: FlowStage, place: Place, record: LogRecord): Decoded => {
  const recognised = recognise(stage, record);
  if (!recognised) return { kind: 'ignored', record, isForeign: isForeign(stage, record) };
  refuseLargeHeaders(record);
  const { kind, value } = recognised;
  if (kind.type === Tick.type) return { kind: 'tick', record };
  const data = dataOf(kind, value);
  if (stage.reads.outer) refuseFuture(data, record);
  const id = idOf(place, record);
  if (kind.type === Redrive.type) return { kind: 'redrive', record, key: redrivenKey(stage, data), id };
  const { key, isOfTopic } = keyOf(stage, record, data);
  if (isOfTopic && partitionOf(key, place.partitions) !== place.partition)
    return { kind: 'misplaced', record, key, id, type: kind.type };
  const command = { kind: 'command', record, key, type: kind.type, data, id } as const;
  return { ...command, ...originOf(stage, record, data) };
};

/** The kind of a message and its JSON; undefined where it is for other readers. */
const recognise = (stage: FlowStage, record: LogRecord): { kind: MessageKind; value: object } | undefined => {
  const named = headerText(record.headers, header.type);
  if (named !== undefined && !takes(stage, named)) return undefined;
  const value = valueOf(stage, record);
  const kind = takes(stage, named ?? typeWithoutHeader(stage, value));
  return kind && { kind, value };
};

/** The key that a redrive names; what came without one is parked under the empty key. */
const redrivenKey = ({ reads }: FlowStage, data: Keyed): string => {
  const key = reads.key in data ? data[reads.key as keyof Keyed] : undefined;
  return typeof key === 'string' ? key : '';
};

/** Where a message comes from: on the outer topics from outside, whatever it says of itself. */
const originOf = (stage: FlowStage, record: LogRecord, data: object) => {
  const traceParent = headerText(record.headers, header.traceParent);
  const sent = sentOf(stage, record);
  if (!stage.reads.outer) return { receivedAt: receivedAtOf(data, record), traceParent, sent };
  return { receivedAt: record.timestampMs, traceParent, sent };
};

/** Whether a type is for nobody here: unknown, or of another topic. */
const isForeign = ({ reads }: FlowStage, { headers }: LogRecord): boolean =>
  !messages.get(headerText(headers, header.type) ?? '')?.topics.includes(reads);

const takes = (stage: FlowStage, type: string): MessageKind | undefined =>
  stage.takes.some((kind) => kind.type === type) ? messages.get(type) : undefined;

const valueOf = (stage: FlowStage, { value }: LogRecord): object => {
  if (value === null) throw new Quarantine('not-json', 'The value is empty.');
  const maxBytes = stage.reads.outer ? maxOuterValueBytes : maxInnerValueBytes;
  if (value.length > maxBytes)
    throw new Quarantine('too-large', `The value has ${value.length} bytes; ${maxBytes} are allowed.`);
  const read = readJson(value);
  if (read.not) throw new Quarantine('not-json', `The value is not ${read.not}.`);
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    throw new Quarantine('not-json', 'The value is not a JSON object.');
  return read.value;
};

const refuseLargeHeaders = ({ headers }: LogRecord): void => {
  const bytes = headerBytes(headers);
  if (bytes > maxHeaderBytes)
    throw new Quarantine('too-large', `The headers have ${bytes} bytes; ${maxHeaderBytes} are allowed.`);
};

/** On the outer topics the value alone is enough. */
const typeWithoutHeader = (stage: FlowStage, value: object): string => {
  if (!stage.reads.outer) throw new Quarantine('header', `The header ${header.type} is missing.`);
  if (stage.reads.name !== playerActivity.name) return SolutionAttempted.type;
  return 'action' in value ? PlayerActed.type : PlayerMoved.type;
};

const dataOf = (kind: MessageKind, value: object): object => {
  try {
    return decode(kind, value) as object;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const faults = schemaFaults(error.issues)
      .slice(0, 5)
      .map(({ path, reason }) => `${path || 'value'}: ${reason}`);
    throw new Quarantine('shape', `Not a ${kind.type}: ${faults.join('; ')}.`, { cause: error });
  }
};

const idOf = (place: Place, record: LogRecord): string => {
  const named = headerText(record.headers, header.id);
  if (named === undefined) return `${place.topic}/${place.partition}/${record.offset}`;
  if (!messageId.safeParse(named).success)
    throw new Quarantine('header', `The header ${header.id} is not an id.`);
  return named;
};

/** The key is the topic's id in the value; what is for a whole partition has no such id, and the key as it came. */
const keyOf = (stage: FlowStage, record: LogRecord, data: Keyed) => {
  const received = record.key?.toString('utf8');
  const field = stage.reads.key;
  if (!(field in data)) return { key: received ?? '', isOfTopic: false };
  const key = keyOn(stage.reads, data);
  if (received !== undefined && received !== key) throw new Quarantine('key', `The key is not the ${field}.`);
  return { key, isOfTopic: true };
};

const refuseFuture = (data: object, record: LogRecord): void => {
  const at = 'at' in data && typeof data.at === 'number' ? data.at : record.timestampMs;
  if (at > record.timestampMs + maxAheadMs)
    throw new Quarantine('ahead', '`at` is more than 2 minutes ahead of the broker.');
};

const receivedAtOf = (data: object, record: LogRecord): number =>
  'receivedAt' in data && typeof data.receivedAt === 'number' ? data.receivedAt : record.timestampMs;

/** Whether a record is one to decide, as far as its headers tell: no tick, and nothing for other readers. */
export const mayBeDecided = (stage: FlowStage, { headers }: LogRecord): boolean => {
  const named = headerText(headers, header.type);
  return named === undefined || (named !== Tick.type && takes(stage, named) !== undefined);
};

/** Which shard sent a record; undefined on the outer topics, where anybody can write the headers. */
export const sentOf = (stage: FlowStage, { headers }: LogRecord): Sent | undefined => {
  if (stage.reads.outer) return undefined;
  const origin = headerText(headers, header.origin);
  const sequence = parseSequence(headerText(headers, header.sequence) ?? '');
  return origin !== undefined && sequence ? { origin, sequence } : undefined;
};
