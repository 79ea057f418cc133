import type { Tracing as ShardTracing } from '@treasure-hunt/shards';
import type { Tracing } from '@treasure-hunt/telemetry';
import { recordSends } from './record-sends.js';
import { TakeSpans } from './take-spans.js';

/** The traces of a process as its shards know them. Without an exporter there are contexts only. */
export const shardTracing = (
  tracing: Tracing,
  { prefix, slowMs }: { readonly prefix: string; readonly slowMs: number },
): ShardTracing => {
  const { contexts, spans } = tracing;
  const continueTrace: ShardTracing['continueTrace'] = (traceParent, id) =>
    contexts.continueTrace(traceParent, id);
  if (!spans) return { continueTrace };
  return {
    continueTrace,
    sendTrace: (context, topic) => contexts.sendTrace(context, topic),
    take: (taker) => new TakeSpans({ contexts, spans, prefix, slowMs }, taker),
    began: (record, startMs) => recordSends(tracing, [{ record }], startMs),
  };
};
