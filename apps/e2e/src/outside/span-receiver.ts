import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface KeyValue {
  readonly key: string;
  readonly value: { readonly [type: string]: unknown };
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly KeyValue[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** A span as it was exported, with the service that exported it. */
export interface ReceivedSpan extends Omit<OtlpSpan, 'attributes'> {
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const attributesOf = (attributes: readonly KeyValue[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const spansIn = ({ resourceSpans }: OtlpRequest): ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(attributesOf(resource.attributes)['service.name']);
    return scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, service, attributes: attributesOf(span.attributes) }));
  });

/** Takes the spans that services export over OTLP (HTTP, JSON), and lets metrics pass. */
export class SpanReceiver {
  readonly spans: ReceivedSpan[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<SpanReceiver> {
    const receiver: SpanReceiver = new SpanReceiver(
      createServer((request, response) => {
        if (request.url !== '/v1/traces') return void request.resume().on('end', () => response.end());
        void json(request).then((body) => {
          receiver.spans.push(...spansIn(body as OtlpRequest));
          response.setHeader('content-type', 'application/json').end('{}');
        });
      }),
    );
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` has to be. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  ofTrace(traceId: string): readonly ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  /** Which span of which service follows which in a trace, as `service: span → service: span`, without prefixes; each once, in order. */
  edgesOf(traceId: string, prefix: string): readonly string[] {
    const spans = this.ofTrace(traceId);
    const nameOf = ({ service, name }: ReceivedSpan) => `${service}: ${name.replace(prefix, '')}`;
    const edges = spans.map((span) => {
      const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
      return `${parent ? nameOf(parent) : 'outside'} → ${nameOf(span)}`;
    });
    return [...new Set(edges)].sort();
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
