import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace';

/** The samplers of OpenTelemetry, by the name that `OTEL_TRACES_SAMPLER` has for them. */
export type SamplerName =
  | 'always_on'
  | 'always_off'
  | 'traceidratio'
  | 'parentbased_always_on'
  | 'parentbased_always_off'
  | 'parentbased_traceidratio';

/** Whether a trace is sampled; `parent` says whether the one before thought so, undefined where there is none. */
export type IsSampled = (traceId: string, parent: boolean | undefined) => boolean;

/** `ratio`: the share of traces, 0 to 1, that a sampler by ratio takes. */
export const samplerOf = (name: SamplerName, ratio: number): IsSampled => {
  const root = rootSampler(name, ratio);
  const asks = (traceId: string): boolean =>
    root.shouldSample(ROOT_CONTEXT, traceId, '', SpanKind.CONSUMER, {}, []).decision ===
    SamplingDecision.RECORD_AND_SAMPLED;
  if (!name.startsWith('parentbased_')) return asks;
  return (traceId, parent) => parent ?? asks(traceId);
};

const rootSampler = (name: SamplerName, ratio: number): Sampler => {
  switch (name) {
    case 'always_on':
    case 'parentbased_always_on':
      return new AlwaysOnSampler();
    case 'always_off':
    case 'parentbased_always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
    case 'parentbased_traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
  }
};
