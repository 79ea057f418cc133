import type { LogRecord, OutgoingRecord } from './log.js';
import type { Setback } from './setback.js';

/** One decision, as far as a trace tells of it: what led to it, and what it led to, but nothing of what was said. */
export interface DecisionNote {
  /** What its context derives from. */
  readonly spanOf: string;
  /** Its context, where it told anything. */
  readonly context: string | undefined;
  /** The message's type, or `due`. */
  readonly type: string;
  /** The trace (W3C `traceparent`) of the message that was decided or, of work that was due, of its document. */
  readonly parent: string | undefined;
  /** The record at whose offset it was decided. */
  readonly at: LogRecord;
  readonly clueId: string | undefined;
  /** Broker time of the outer message that caused it, or when the work was due; milliseconds since 1970. */
  readonly sinceMs: number;
  readonly told: readonly OutgoingRecord[];
}

/** Where messages are taken, and by whom. */
export interface Taker {
  readonly stage: string;
  readonly topic: string;
  readonly partition: number;
  /** Of the owner: of two who decided the same, the second has the higher one. */
  readonly epoch: number;
  /** Records below this offset were there when the shard was taken over: the owner before may have decided them, too. */
  readonly takenOverAt: number;
}

/** What came of a take, as far as traces tell of it. */
export interface Taken {
  readonly notes: readonly DecisionNote[];
  readonly setbacks: readonly Setback[];
}

/** What is told of one take, in this order. */
export interface TakeTrace {
  decided(taken: Taken, messages: number): void;
  /** What was said for the feed, and then to the next stage, is acknowledged. Before that nothing is exported of the take. */
  sent(what: 'feed' | 'inner'): void;
}

/** The traces of a process, as a shard knows them. */
export interface Tracing {
  /** The context (W3C `traceparent`) of a span that is known by an id: continues the one that came in, or begins a trace. */
  continueTrace(traceParent: string | undefined, spanOf: string): string;
  /** The context under which what a decision says goes to a topic, by its name without the prefix; without it, the decision's own. */
  sendTrace?(context: string, topic: string): string;
  /** A take begins; without it no notes are made. */
  take?(taker: Taker): TakeTrace;
  /** A record that begins a trace is acknowledged; `startMs` is when it was made, in milliseconds since 1970. */
  began?(record: OutgoingRecord, startMs: number): void;
}
