import {
  encode,
  headersOf,
  keyOn,
  maxInnerValueBytes,
  messages,
  partitionOf,
  type FlowStage,
} from '@treasure-hunt/contracts';
import type { AnyFact, Occasion, Recorded } from '@treasure-hunt/decider';
import { ParkClue } from '../errors.js';
import type { OutgoingRecord } from '../ports/log.js';
import type { Turn } from './turn.js';

/** Where outputs go, and in whose name. */
export interface Sink {
  readonly prefix: string;
  readonly partitions: number;
  /** The W3C `traceparent` of a decision: continues the one that came in. */
  continueTrace(traceParent: string | undefined, decisionId: string): string;
}

/** What a fact is said on: the decision and the trace of what caused it. */
export interface Cause extends Occasion {
  readonly traceParent: string | undefined;
}

/**
 * The records of what a decision told others: each fact on every topic of its kind, with the same id and value. Facts that
 * the flow does not list are kept. Throws `ParkClue` where a value is too large.
 */
export const outgoing = (
  { flow, sink, turn }: { flow: FlowStage; sink: Sink; turn: Turn },
  cause: Cause,
  facts: readonly Recorded<AnyFact>[],
): OutgoingRecord[] => {
  const told = facts.filter((fact) => flow.writes.some(({ type }) => type === fact.type));
  if (told.length === 0) return [];
  const traceParent = sink.continueTrace(cause.traceParent, cause.decisionId);
  return told.flatMap((fact) => {
    const kind = messages.get(fact.type)!;
    const value = encode(kind, fact.data);
    if (Buffer.byteLength(value) > maxInnerValueBytes)
      throw new ParkClue(`${fact.type} is too large to be sent.`);
    const headers = headersOf({
      id: fact.id,
      type: fact.type,
      source: `/hunt/${flow.name}`,
      timeMs: cause.now,
      traceParent,
      causedBy: cause.id,
      origin: turn.origin,
      sequence: turn.nextSequence(),
    });
    return kind.topics.map((topic) => {
      const key = keyOn(topic, fact.data);
      return {
        topic: sink.prefix + topic.name,
        partition: partitionOf(key, sink.partitions),
        key,
        value,
        headers,
      };
    });
  });
};
