import { maxOuterValueBytes, type MessageKind } from '@treasure-hunt/contracts';
import { schemaFaults, type Fault } from '@treasure-hunt/service';
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

/** One request may bring this many. */
export const maxEvents = 1_000;

type One = ReadEvent | readonly Fault[];

/** Reads one event or an array of them: all events, or every fault of every one of them. */
export const readEvents = (
  body: unknown,
): { readonly events: readonly ReadEvent[]; readonly faults: readonly EventFault[] } => {
  const read = (Array.isArray(body) ? (body as readonly unknown[]) : [body]).map(readOne);
  return {
    events: read.filter((one): one is ReadEvent => 'event' in one),
    faults: read.flatMap((one, index) => ('event' in one ? [] : one.map((fault) => ({ ...fault, index })))),
  };
};

const readOne = (value: unknown): One => {
  const parsed = cloudEvent.safeParse(value);
  const said = dataOf(value);
  const faults = schemaFaults(parsed.error?.issues ?? []);
  if (parsed.success && 'kind' in said) return { event: parsed.data, ...said };
  return 'kind' in said ? faults : [...faults, ...said];
};

/** What the event says, or what is wrong with it. */
const dataOf = (
  value: unknown,
): { readonly kind: MessageKind; readonly value: string } | readonly Fault[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { type, data } = value as { readonly type?: unknown; readonly data?: unknown };
  if (typeof type !== 'string') return [];
  const kind = acceptedKinds.get(type);
  if (!kind) return [{ path: 'type', reason: `must be one of ${[...acceptedKinds.keys()].join(', ')}` }];
  const { error } = kind.schema.safeParse(data);
  if (error) return schemaFaults(error.issues, ['data']);
  const text = JSON.stringify(data);
  const tooLarge = Buffer.byteLength(text) > maxOuterValueBytes;
  return tooLarge ? [{ path: 'data', reason: `is over ${maxOuterValueBytes} bytes` }] : { kind, value: text };
};
