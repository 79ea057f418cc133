/** The trace id in a `traceparent` (W3C); nothing where it is none. */
export const traceIdIn = (traceParent: string | undefined): { traceId?: string } => {
  const traceId = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceParent ?? '')?.[1];
  return traceId === undefined ? {} : { traceId };
};
