import { randomBytes } from 'node:crypto';

const sampled = '01';
const newSpanId = (): string => randomBytes(8).toString('hex');

/** A W3C traceparent that begins a trace. */
export const newTrace = (): string => `00-${randomBytes(16).toString('hex')}-${newSpanId()}-${sampled}`;

/** A W3C traceparent that goes on with the trace of what was received; begins one if there is none. */
export const goOn = (traceParent: string | undefined): string => {
  const [, traceId] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceParent ?? '') ?? [];
  return traceId === undefined ? newTrace() : `00-${traceId}-${newSpanId()}-${sampled}`;
};
