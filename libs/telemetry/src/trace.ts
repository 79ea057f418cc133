import { hash } from 'node:crypto';
import { parseTraceParent } from '@opentelemetry/core';

const sampled = 1;
const hex = (text: string): string => hash('sha256', text, 'hex');

/**
 * The trace context of what a decision says: the trace and flags of the message that was decided (`traceparent`, W3C), and a
 * parent of its own. A message without a valid context begins a trace. Everything derives from the decision's id, so the
 * same decision made again says the same. Spans are to be opened here, where every message passes.
 */
export const continueTrace = (
  traceparent: string | undefined,
  decisionId: string,
): { traceparent: string } => {
  const inbound = traceparent === undefined ? null : parseTraceParent(traceparent);
  const derived = hex(decisionId);
  const traceId = inbound?.traceId ?? derived.slice(0, 32);
  const flags = (inbound?.traceFlags ?? sampled).toString(16).padStart(2, '0');
  return { traceparent: `00-${traceId}-${derived.slice(32, 48)}-${flags}` };
};
