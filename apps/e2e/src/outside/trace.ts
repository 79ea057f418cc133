import { randomBytes } from 'node:crypto';

/** A new trace, as W3C Trace Context writes it. */
export const newTrace = (): { readonly traceId: string; readonly traceparent: string } => {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
};

/** The trace that a `traceparent` belongs to. */
export const traceIdOf = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];
