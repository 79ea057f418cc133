/** A decision's `traceparent`: the one that came in or, where there was none, one that only depends on the decision. */
export const traceFrom = (traceParent: string | undefined, decisionId: string): string => {
  const id = Buffer.from(decisionId, 'base64url').toString('hex').padEnd(32, '1').slice(0, 32);
  return traceParent ?? `00-${id}-${id.slice(0, 16)}-01`;
};
