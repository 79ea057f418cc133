import { headersOf, keyOn, partitionOf, traceIdsIn, type Keyed } from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Contexts } from '@treasure-hunt/telemetry';
import type { ReadEvent } from './read-events.js';

/** Where the topics are, and what the request says of itself. */
export interface Receipt {
  readonly topicPrefix: string;
  readonly partitions: number;
  /** When the request came, in milliseconds since 1970. */
  readonly nowMs: number;
  /** The request's own trace; an event's comes first. */
  readonly traceParent?: string | undefined;
}

/** What does not parse is not used. */
const valid = (traceParent: string | undefined): string | undefined => traceIdsIn(traceParent) && traceParent;

/** The trace that an event came with: its own, else the request's. */
export const traceGiven = ({ event }: ReadEvent, { traceParent }: Receipt): string | undefined =>
  valid(event.traceparent) ?? valid(traceParent);

/** An event as a record of the outer topic of its kind. */
export const toRecord = (read: ReadEvent, receipt: Receipt, contexts: Contexts): OutgoingRecord => {
  const { event, kind, value } = read;
  const [topic] = kind.topics;
  if (!topic) throw new TypeError(`${kind.type} has no topic.`);
  const key = keyOn(topic, event.data as Keyed);
  return {
    topic: receipt.topicPrefix + topic.name,
    partition: partitionOf(key, receipt.partitions),
    key,
    value,
    headers: headersOf({
      id: event.id,
      type: event.type,
      source: event.source,
      timeMs: event.time ?? receipt.nowMs,
      traceParent: contexts.continueTrace(traceGiven(read, receipt), `${event.source}\n${event.id}`),
      traceState: valid(event.traceparent) && event.tracestate,
    }),
  };
};
