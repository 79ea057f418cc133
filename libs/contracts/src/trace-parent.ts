/** The ids in a W3C `traceparent`. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
}

const shape = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-|$)/;

/** Reads a W3C `traceparent`; undefined where it is none. */
export const traceIdsIn = (traceParent: string | undefined): TraceIds | undefined => {
  const [, traceId, spanId] = shape.exec(traceParent ?? '') ?? [];
  return traceId !== undefined && spanId !== undefined ? { traceId, spanId } : undefined;
};

/** The ids under the names that they have in log lines; none where there is no trace. */
export const traceFields = (
  traceParent: string | undefined,
): { readonly trace_id?: string; readonly span_id?: string } => {
  const ids = traceIdsIn(traceParent);
  return ids ? { trace_id: ids.traceId, span_id: ids.spanId } : {};
};
