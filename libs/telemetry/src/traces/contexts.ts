import { hash } from 'node:crypto';
import { parseTraceParent } from '@opentelemetry/core';
import type { IsSampled } from './sampler.js';

const sampledFlag = 1;
const hex = (text: string): string => hash('sha256', text, 'hex');

/** Where a span is: its ids (hexadecimal) and its trace's flags. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

/** Reads a `traceparent` (W3C Trace Context); undefined where it is none. */
export const readTraceParent = (traceParent: string | undefined): TraceContext | undefined =>
  (traceParent === undefined ? null : parseTraceParent(traceParent)) ?? undefined;

/** Whether a context (W3C, as this process wrote it) is in a trace that is sampled. */
export const isSampled = (context: string): boolean => (parseInt(context.slice(53), 16) & sampledFlag) !== 0;

const traceParentOf = ({ traceId, spanId, traceFlags }: TraceContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** The context (W3C) of what begins a sampled trace; the same for the same id. */
export const beginTrace = (id: string): string => new Contexts(() => true, true).continueTrace(undefined, id);

/** What tells the spans of one decision from each other, by topic: never 0. */
const marks = new Map<string, number>();
const markOf = (topic: string): number => {
  const known = marks.get(topic);
  if (known !== undefined) return known;
  const mark = parseInt(hex(topic).slice(0, 4), 16) | 1;
  marks.set(topic, mark);
  return mark;
};

/**
 * The trace contexts of what a process does. Everything derives from ids that are the same whenever it is done again, so the same
 * decision made again has the same spans, and says the same.
 */
export class Contexts {
  /** `isExporting`: whether anybody sees spans of this process; where nobody does, a trace passes through as it came. */
  constructor(
    private readonly isSampled: IsSampled,
    private readonly isExporting: boolean,
  ) {}

  /** The context (W3C) of a decision: in the trace of the message that was decided, else at the beginning of one. */
  continueTrace(traceParent: string | undefined, decisionId: string): string {
    const inbound = readTraceParent(traceParent);
    if (inbound && !this.isExporting) return traceParentOf(inbound);
    const derived = hex(decisionId);
    const { traceId, traceFlags } = inbound ?? { traceId: derived.slice(0, 32), traceFlags: 0 };
    const taken = this.isSampled(traceId, inbound && (traceFlags & sampledFlag) !== 0);
    const flags = (traceFlags & ~sampledFlag) | (taken ? sampledFlag : 0);
    return traceParentOf({ traceId, spanId: derived.slice(32, 48), traceFlags: flags });
  }

  /** The context under which what a decision says goes to one topic. */
  sendTrace(context: string, topic: string): string {
    if (!this.isExporting) return context;
    const last = parseInt(context.slice(48, 52), 16) ^ markOf(topic);
    return context.slice(0, 48) + last.toString(16).padStart(4, '0') + context.slice(52);
  }
}
