import { ZipkinExporter } from '@opentelemetry/exporter-zipkin';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** Of a span that is linked with others: the trace ids of these, with spaces between. */
const linkedTraces = 'hunt.linked_traces';

const withLinks = (span: ReadableSpan): ReadableSpan => {
  if (span.links.length === 0) return span;
  const ids = new Set(span.links.map(({ context }) => context.traceId));
  return { ...span, attributes: { ...span.attributes, [linkedTraces]: [...ids].join(' ') } };
};

/** Exports to Zipkin, which knows no links: they become a tag. */
export class ZipkinWithLinks extends ZipkinExporter {
  override export(...[spans, done]: Parameters<ZipkinExporter['export']>): void {
    super.export(spans.map(withLinks), done);
  }
}
