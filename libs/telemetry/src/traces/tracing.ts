import { setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace';
import { Contexts } from './contexts.js';
import { samplerOf, type SamplerName } from './sampler.js';
import { spanWriter, type SpanWriter } from './span-writer.js';
import { ZipkinWithLinks } from './zipkin-with-links.js';

/** Who traces, and how. */
export interface TracingOptions {
  readonly service: string;
  readonly instance: string;
  readonly exporter: 'none' | 'otlp' | 'zipkin';
  /** Where spans go: of OTLP the URL of `/v1/traces`, of Zipkin that of `/api/v2/spans`. */
  readonly url: string;
  readonly sampler: SamplerName;
  /** The share of traces, 0 to 1, that a sampler by ratio takes. */
  readonly ratio: number;
  /** Called when spans could not be exported; they are lost, nothing else is. */
  readonly failed: (error: unknown) => void;
}

/** The traces of one process. */
export interface Tracing {
  readonly contexts: Contexts;
  /** Undefined where nothing is exported: nobody is to make a span then. */
  readonly spans: SpanWriter | undefined;
  /** Exports what is left. Never rejects. */
  close(): Promise<void>;
}

/** Traces pass through, and nothing is exported. */
export const untraced: Tracing = {
  contexts: new Contexts(() => true, false),
  spans: undefined,
  close: () => Promise.resolve(),
};

/** What waits to be exported is bounded; beyond it spans are dropped. */
const bounds = { maxQueueSize: 8_192, maxExportBatchSize: 1_024, scheduledDelayMillis: 1_000 };

const exporterOf = ({ exporter, url }: TracingOptions): SpanExporter | undefined => {
  switch (exporter) {
    case 'none':
      return undefined;
    case 'otlp':
      return new OTLPTraceExporter({ url });
    case 'zipkin':
      return new ZipkinWithLinks({ url });
  }
};

/** Starts the traces of a process; without an exporter no span is ever made. */
export const startTracing = (options: TracingOptions): Tracing => {
  const { service, instance, sampler, ratio, failed } = options;
  const exporter = exporterOf(options);
  const contexts = new Contexts(samplerOf(sampler, ratio), exporter !== undefined);
  if (!exporter) return { contexts, spans: undefined, close: () => Promise.resolve() };
  setGlobalErrorHandler(failed);
  const processor = new BatchSpanProcessor({ exporter, ...bounds });
  const resource = resourceFromAttributes({ 'service.name': service, 'service.instance.id': instance });
  return {
    contexts,
    spans: spanWriter(processor, resource),
    close: () => processor.shutdown().catch(failed),
  };
};
