import {
  instant,
  maxAheadMs,
  maxOuterValueBytes,
  schemaFaults,
  type Fault,
  type MessageKind,
} from '@treasure-hunt/contracts';
import { acceptedKinds } from './accepted-kinds.js';
import { cloudEvent, type CloudEvent } from './cloud-event.js';

/** What is wrong with one of the events; `index` is its place in the array, 0 for a single one. */
export interface EventFault extends Fault {
  readonly index: number;
}

/** An event that has its shape; the value is the JSON that goes on the wire, as it came. */
export interface ReadEvent {
  readonly event: CloudEvent;
  readonly kind: MessageKind;
  readonly value: string;
}

type One = ReadEvent | readonly Fault[];

/**
 * Reads one event or an array of them: all events, or every fault of every one of them. `nowMs` is when they came: what is said to
 * have happened much later is a fault, too.
 */
export const readEvents = (
  body: unknown,
  nowMs: number,
): { readonly events: readonly ReadEvent[]; readonly faults: readonly EventFault[] } => {
  const read = (Array.isArray(body) ? (body as readonly unknown[]) : [body]).map((value) =>
    readOne(value, nowMs),
  );
  return {
    events: read.filter((one): one is ReadEvent => 'event' in one),
    faults: read.flatMap((one, index) => ('event' in one ? [] : one.map((fault) => ({ ...fault, index })))),
  };
};

const readOne = (value: unknown, nowMs: number): One => {
  const parsed = cloudEvent.safeParse(value);
  const said = dataOf(value, nowMs);
  const faults = schemaFaults(parsed.error?.issues ?? []);
  if (parsed.success && 'kind' in said) return { event: parsed.data, ...said };
  return 'kind' in said ? faults : [...faults, ...said];
};

type SaidData = { readonly kind: MessageKind; readonly value: string } | readonly Fault[];

/** What the event says, or what is wrong with it; that its data are missing is said of the event. */
const dataOf = (value: unknown, nowMs: number): SaidData => {
  if (typeof value !== 'object' || value === null) return [];
  const { type, data } = value as { readonly type?: unknown; readonly data?: unknown };
  if (typeof type !== 'string') return [];
  const kind = acceptedKinds.get(type);
  if (!kind) return [{ path: 'type', reason: `must be one of ${[...acceptedKinds.keys()].join(', ')}` }];
  return 'data' in value ? readData(data, kind, nowMs) : [];
};

const readData = (data: unknown, kind: MessageKind, nowMs: number): SaidData => {
  const faults = faultsOf(data, kind, nowMs);
  if (faults.length > 0) return faults;
  const text = textOf(data);
  if (text === undefined) return [{ path: 'data', reason: 'is nested too deeply' }];
  const tooLarge = Buffer.byteLength(text) > maxOuterValueBytes;
  return tooLarge ? [{ path: 'data', reason: `is over ${maxOuterValueBytes} bytes` }] : { kind, value: text };
};

/** JSON is read however deep it is, and written only as deep as the stack is. */
const textOf = (data: unknown): string | undefined => {
  try {
    return JSON.stringify(data);
  } catch {
    return undefined;
  }
};

const faultsOf = (data: unknown, { schema }: MessageKind, nowMs: number): readonly Fault[] => [
  ...schemaFaults(schema.safeParse(data).error?.issues ?? [], ['data']),
  ...aheadOf(data, nowMs),
];

/** A clock that is wrong by this much would be refused by the stages, when nobody listens any more. */
const aheadOf = (data: unknown, nowMs: number): readonly Fault[] => {
  const at = instant.safeParse((data as { readonly at?: unknown } | null | undefined)?.at);
  if (!at.success || at.data <= nowMs + maxAheadMs) return [];
  return [{ path: 'data.at', reason: `is more than ${maxAheadMs / 60_000} minutes ahead` }];
};
