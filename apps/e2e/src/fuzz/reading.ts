import { isUtf8 } from 'node:buffer';
import {
  decode,
  header,
  maxAheadMs,
  maxHeaderBytes,
  maxInnerValueBytes,
  maxOuterValueBytes,
  messageId,
  messages,
  PlayerActed,
  PlayerMoved,
  Redrive,
  SolutionAttempted,
  Tick,
  type FlowStage,
  type MessageKind,
} from '@treasure-hunt/contracts';
import { headerBytes, headerText, type LogRecord } from '@treasure-hunt/shards';

/** What a record is to a stage by the contract; `control` is a tick or a redrive, of which nothing is decided by itself. */
export type Reading = 'good' | 'bad' | 'control' | 'for others';

/** Reads a record as the contract says, without a look at how the engine does it. */
export const readingOf = (stage: FlowStage, record: LogRecord): Reading => {
  const named = headerText(record.headers, header.type);
  if (named !== undefined && !stage.takes.some(({ type }) => type === named)) return 'for others';
  const value = objectIn(stage, record);
  const kind = value && kindOf(stage, named, value);
  if (!kind || headerBytes(record.headers) > maxHeaderBytes) return 'bad';
  if (kind.type === Tick.type) return 'control';
  return isGood(stage, kind, { value, record }) ? goodOf(kind) : 'bad';
};

const goodOf = ({ type }: MessageKind): Reading => (type === Redrive.type ? 'control' : 'good');

const kindOf = (stage: FlowStage, named: string | undefined, value: object): MessageKind | undefined =>
  messages.get(named ?? typeByShape(stage, value) ?? '');

type Data = Readonly<Record<string, unknown>>;

interface Said {
  readonly value: object;
  readonly record: LogRecord;
}

const isGood = ({ reads }: FlowStage, kind: MessageKind, { value, record }: Said): boolean => {
  const data = dataOf(kind, value);
  if (!data || !hasGoodId(record) || (reads.outer && isAhead(data, record))) return false;
  const own = kind.type === Redrive.type ? undefined : data[reads.key];
  return own === undefined || record.key === null || record.key.toString() === own;
};

const hasGoodId = ({ headers }: LogRecord): boolean =>
  messageId.optional().safeParse(headerText(headers, header.id)).success;

const isAhead = ({ at }: Data, { timestampMs }: LogRecord): boolean =>
  typeof at === 'number' && at > timestampMs + maxAheadMs;

const dataOf = (kind: MessageKind, value: object): Data | undefined => {
  try {
    return decode(kind, value) as Data;
  } catch {
    return undefined;
  }
};

const typeByShape = ({ reads, takes }: FlowStage, value: object): string | undefined => {
  if (!reads.outer) return undefined;
  if (takes.some(({ type }) => type === SolutionAttempted.type)) return SolutionAttempted.type;
  return 'action' in value ? PlayerActed.type : PlayerMoved.type;
};

const objectIn = ({ reads }: FlowStage, { value }: LogRecord): object | undefined => {
  if (value === null || value.length > (reads.outer ? maxOuterValueBytes : maxInnerValueBytes))
    return undefined;
  try {
    if (!isUtf8(value)) return undefined;
    const parsed = JSON.parse(value.toString().replace(/^\ufeff/, '')) as unknown;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
