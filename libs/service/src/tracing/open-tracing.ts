import { startTracing, type Log, type Tracing } from '@treasure-hunt/telemetry';
import type { ProcessValues } from '../service-options.js';

/** That spans were lost is told at most so often. */
const quietMs = 60_000;
const defaultCollector = 'http://127.0.0.1:4318';

/** Tells of the first failure, and then of one at a time. */
const teller = (log: Log): ((error: unknown) => void) => {
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() < quietUntilMs) return;
    quietUntilMs = performance.now() + quietMs;
    log.warn({ err: error }, 'Spans could not be exported; they are lost.');
  };
};

/** Starts the traces of a service as its settings say. */
export const openTracing = (service: string, settings: ProcessValues, log: Log): Tracing => {
  const {
    instance,
    otlpEndpoint,
    zipkinEndpoint,
    tracesSampler: sampler,
    tracesSamplerArg: ratio,
  } = settings;
  const exporter = settings.tracesExporter ?? (otlpEndpoint === undefined ? 'none' : 'otlp');
  const collector = (otlpEndpoint ?? defaultCollector).replace(/\/$/, '');
  const url = exporter === 'zipkin' ? zipkinEndpoint : `${collector}/v1/traces`;
  return startTracing({ service, instance, exporter, url, sampler, ratio, failed: teller(log) });
};
