import { headersOf, keyOn, partitionOf, type Keyed } from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import { continueTrace } from '@treasure-hunt/telemetry';
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

/** W3C Trace Context, section 3.2; what does not parse is not used. */
const traceParentShape = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

const valid = (traceParent: string | undefined): string | undefined =>
  traceParent !== undefined && traceParentShape.test(traceParent) ? traceParent : undefined;

/** An event as a record of the outer topic of its kind. */
export const toRecord = ({ event, kind, value }: ReadEvent, receipt: Receipt): OutgoingRecord => {
  const [topic] = kind.topics;
  if (!topic) throw new TypeError(`${kind.type} has no topic.`);
  const key = keyOn(topic, event.data as Keyed);
  const own = valid(event.traceparent);
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
      traceParent:
        own ??
        valid(receipt.traceParent) ??
        continueTrace(undefined, `${event.source}\n${event.id}`).traceparent,
      traceState: own === undefined ? undefined : event.tracestate,
    }),
  };
};
