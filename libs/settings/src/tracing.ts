import { z } from 'zod';
import { setting } from './setting.js';
import { wholeNumber } from './types.js';

const exporters = ['none', 'otlp', 'zipkin'] as const;
const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

const httpUrl = z.url({ protocol: /^https?$/ });
const aUrl = 'a URL that begins with http:// or https://';

/** What every process reads about its traces; names and meanings are those of OpenTelemetry. */
export const tracingSettings = {
  tracesExporter: setting(z.enum(exporters), {
    name: 'OTEL_TRACES_EXPORTER',
    allowed: `one of ${exporters.join(', ')}`,
    description: 'Where traces go; without it to the OTLP endpoint if there is one, else nowhere.',
    optional: true,
  }),
  otlpEndpoint: setting(httpUrl, {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    allowed: aUrl,
    description: 'Where an OpenTelemetry collector takes OTLP over HTTP, such as http://127.0.0.1:4318.',
    optional: true,
  }),
  zipkinEndpoint: setting(httpUrl, {
    name: 'OTEL_EXPORTER_ZIPKIN_ENDPOINT',
    allowed: aUrl,
    description: 'Where Zipkin takes spans.',
    fallback: 'http://127.0.0.1:9411/api/v2/spans',
  }),
  tracesSampler: setting(z.enum(samplers), {
    name: 'OTEL_TRACES_SAMPLER',
    allowed: `one of ${samplers.join(', ')}`,
    description: 'Which traces are exported as a whole; what fails or is slow is exported in any case.',
    fallback: 'parentbased_always_on',
  }),
  tracesSamplerArg: setting(z.coerce.number().min(0).max(1), {
    name: 'OTEL_TRACES_SAMPLER_ARG',
    allowed: 'a number from 0 to 1',
    description: 'The share of traces that a sampler by ratio takes.',
    fallback: '1',
  }),
  tracesSlowMs: setting(wholeNumber(1, 600_000), {
    name: 'TRACES_SLOW_MS',
    allowed: 'milliseconds from 1 to 600000',
    description: 'What takes longer, from the event or its due time on, is slow.',
    fallback: '1000',
  }),
};
