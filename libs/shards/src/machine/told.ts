import {
  decideOne,
  type AnyFact,
  type AnyStage,
  type Change,
  type Documents,
  type Occasion,
  type Recorded,
} from '@treasure-hunt/decider';
import type { OutgoingRecord } from '../ports/log.js';
import type { DecisionNote } from '../ports/tracing.js';
import { noteOf, traceOfDue } from './note.js';
import { outgoing, toldOf, type Sink } from './outputs.js';
import type { Turn } from './turn.js';

/** A message or due work that is to be decided, with the trace that it came with. */
export interface Asked extends Occasion {
  readonly type: string;
  readonly traceParent: string | undefined;
  /** Not of work that is due. */
  readonly receivedAt?: number;
  readonly [field: string]: unknown;
}

/** The same before its decision has an id. */
export type Undecided = Omit<Asked, 'decisionId'> & Pick<Asked, 'type' | 'id' | 'now' | 'traceParent'>;

/** What came of a decision, and where all of it belongs to: one trace. */
export interface Told {
  readonly facts: readonly Recorded<AnyFact>[];
  readonly changes: readonly Change[];
  readonly records: readonly OutgoingRecord[];
  /** Undefined where nobody traces. */
  readonly note: DecisionNote | undefined;
}

/** Decides over the documents, which stay as they are. What is told begins a trace where there is none. Throws where the decision fails. */
export const tell = (
  asked: Asked,
  { stage, sink, turn }: { readonly stage: AnyStage; readonly sink: Sink; readonly turn: Turn },
  documents: Documents,
): Told => {
  const { flow } = stage;
  const traceParent = asked.type === 'due' ? traceOfDue(stage, documents, asked) : asked.traceParent;
  // Several stages may read a topic, and number what they decide alike.
  const spanOf = `${asked.decisionId} ${flow.name}`;
  const { facts, changes } = decideOne(stage, documents, asked);
  const told = toldOf(flow, facts);
  const context = told.length > 0 ? sink.continueTrace(traceParent, spanOf) : traceParent;
  const records = outgoing({ flow, sink, turn, context }, asked, told);
  return {
    facts,
    changes: context === undefined ? changes : changes.map((one) => ({ ...one, traceParent: context })),
    records,
    note:
      sink.take &&
      noteOf(asked, { spanOf, context, parent: traceParent }, { flow, at: turn.record, records }),
  };
};
