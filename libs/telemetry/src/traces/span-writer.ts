import {
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Attributes,
  type HrTime,
  type SpanContext,
} from '@opentelemetry/api';
import { hrTimeDuration } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { readTraceParent } from './contexts.js';

/** A span that is over. Contexts are W3C `traceparent`s; times are milliseconds since 1970, with fractions. */
export interface FinishedSpan {
  readonly name: string;
  readonly kind: 'consumer' | 'producer' | 'server';
  readonly context: string;
  readonly parent?: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Attributes;
  /** Spans of other traces that this one has to do with. */
  readonly links?: readonly string[];
  /** What went wrong, in a word of a few. */
  readonly error?: string | undefined;
}

/** Writes spans when all is known of them: none is made for what nobody will see. */
export interface SpanWriter {
  write(span: FinishedSpan): void;
  /** Now, in milliseconds since 1970, with fractions. */
  nowMs(): number;
}

const kinds = { consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER, server: SpanKind.SERVER };
const instrumentationScope = { name: 'treasure-hunt' };
const maxLinks = 128;

/** Whoever writes a span wants it kept, whatever its trace's flag says. */
const spanContextOf = (context: string): SpanContext | undefined => {
  const read = readTraceParent(context);
  return read && { ...read, traceFlags: read.traceFlags | TraceFlags.SAMPLED };
};

/** In whole microseconds: Zipkin takes no others, and refuses all that comes with one that is not. */
const hrTimeOf = (ms: number): HrTime => {
  const micros = Math.round(ms * 1e3);
  return [Math.floor(micros / 1e6), (micros % 1e6) * 1e3];
};

const toReadable = (span: FinishedSpan, own: SpanContext, resource: Resource): ReadableSpan => {
  const [startTime, endTime] = [hrTimeOf(span.startMs), hrTimeOf(span.endMs)];
  const parent = span.parent === undefined ? undefined : spanContextOf(span.parent);
  const { name, kind, error, attributes } = span;
  const contexts = (span.links ?? []).flatMap((link) => spanContextOf(link) ?? []);
  return {
    name,
    kind: kinds[kind],
    spanContext: () => own,
    ...(parent && { parentSpanContext: { ...parent, isRemote: true } }),
    startTime,
    endTime,
    duration: hrTimeDuration(startTime, endTime),
    status:
      error === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: error },
    attributes: error === undefined ? attributes : { ...attributes, 'error.type': error },
    links: contexts.slice(0, maxLinks).map((context) => ({ context })),
    events: [],
    ended: true,
    resource,
    instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: Math.max(0, contexts.length - maxLinks),
  };
};

/** Writes spans to OpenTelemetry's processor. */
export const spanWriter = (processor: SpanProcessor, resource: Resource): SpanWriter => ({
  write(span) {
    const own = spanContextOf(span.context);
    if (own) processor.onEnd(toReadable(span, own, resource));
  },
  nowMs: () => performance.timeOrigin + performance.now(),
});
