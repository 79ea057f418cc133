import {
  encode,
  headersOf,
  keyOn,
  maxInnerValueBytes,
  messages,
  partitionOf,
  type FlowStage,
  type Topic,
} from '@treasure-hunt/contracts';
import type { AnyFact, Occasion, Recorded } from '@treasure-hunt/decider';
import { ParkClue } from '../errors.js';
import type { OutgoingRecord } from '../ports/log.js';
import type { Tracing } from '../ports/tracing.js';
import type { Turn } from './turn.js';

/** Where outputs go, in whose name, and in which trace. */
export interface Sink extends Tracing {
  readonly prefix: string;
  readonly partitions: number;
}

/** Where a decision is made, and in which trace; undefined where it tells nothing. */
export interface Saying {
  readonly flow: FlowStage;
  readonly sink: Sink;
  readonly turn: Turn;
  readonly context: string | undefined;
}

/** What a decision tells others. Facts that the flow does not list are kept. */
export const toldOf = (
  { writes }: FlowStage,
  facts: readonly Recorded<AnyFact>[],
): readonly Recorded<AnyFact>[] => facts.filter((fact) => writes.some(({ type }) => type === fact.type));

/**
 * The records of what a decision tells others: each fact on every topic of its kind, with the same id and value. Throws
 * `ParkClue` where a value is too large.
 */
export const outgoing = (
  { flow, sink, turn, context }: Saying,
  cause: Occasion,
  told: readonly Recorded<AnyFact>[],
): OutgoingRecord[] => {
  // Each topic has a context of its own, so that a trace tells which way a fact went.
  const traceParentOn = ({ name }: Topic): string | undefined =>
    context && (sink.sendTrace?.(context, name) ?? context);
  return told.flatMap((fact) => {
    const kind = messages.get(fact.type)!;
    const value = encode(kind, fact.data);
    if (Buffer.byteLength(value) > maxInnerValueBytes)
      throw new ParkClue(`${fact.type} is too large to be sent.`);
    const about = {
      id: fact.id,
      type: fact.type,
      source: `/hunt/${flow.name}`,
      timeMs: cause.now,
      causedBy: cause.id,
      origin: turn.origin,
      sequence: turn.nextSequence(),
    };
    return kind.topics.map((topic) => {
      const key = keyOn(topic, fact.data);
      return {
        topic: sink.prefix + topic.name,
        partition: partitionOf(key, sink.partitions),
        key,
        value,
        headers: headersOf({ ...about, traceParent: traceParentOn(topic) }),
      };
    });
  });
};
