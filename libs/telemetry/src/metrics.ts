import type { Counter, Gauge, Histogram } from '@opentelemetry/api';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import {
  signals,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Labels,
  type Signal,
  type SignalName,
} from './signals.js';

/** Emits the declared signals of one process, and shows them. */
export interface Metrics {
  /** Adds to a counter; `by` is 0 or more. */
  add(name: CounterName, by: number, labels?: Labels): void;
  /** Says how much of something there is now, in the signal's unit. */
  set(name: GaugeName, value: number, labels?: Labels): void;
  /** Adds one measurement to a distribution, in the signal's unit. */
  record(name: HistogramName, value: number, labels?: Labels): void;
  /** Everything emitted so far, in Prometheus' text format 0.0.4. */
  metricsText(): Promise<string>;
}

/** Who emits. */
export interface Emitter {
  readonly service: string;
  readonly instance: string;
}

/** Collected when asked; nothing is pushed. */
class OnRequest extends MetricReader {
  protected override onShutdown = () => Promise.resolve();
  protected override onForceFlush = () => Promise.resolve();
}

const namesOf = <Name extends SignalName>(kind: Signal['kind']): Name[] =>
  (Object.keys(signals) as SignalName[]).filter((name): name is Name => signals[name].kind === kind);

const instruments = <Name extends SignalName, Instrument>(
  kind: Signal['kind'],
  create: (name: Name, signal: Signal) => Instrument,
): Record<Name, Instrument> =>
  Object.fromEntries(namesOf<Name>(kind).map((name) => [name, create(name, signals[name])])) as Record<
    Name,
    Instrument
  >;

const about = ({ unit, meaning }: Signal) => ({ unit, description: meaning });

/** Starts the metrics of a process. */
export const createMetrics = ({ service, instance }: Emitter): Metrics => {
  const reader = new OnRequest();
  const resource = resourceFromAttributes({ 'service.name': service, 'service.instance.id': instance });
  const meter = new MeterProvider({ resource, readers: [reader] }).getMeter('treasure-hunt');
  const counters = instruments<CounterName, Counter>('counter', (name, signal) =>
    meter.createCounter(name, about(signal)),
  );
  const gauges = instruments<GaugeName, Gauge>('gauge', (name, signal) =>
    meter.createGauge(name, about(signal)),
  );
  const histograms = instruments<HistogramName, Histogram>('histogram', (name, signal) =>
    meter.createHistogram(name, {
      ...about(signal),
      advice: { explicitBucketBoundaries: [...(signal.bounds ?? [])] },
    }),
  );
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
  return {
    add: (name, by, labels) => counters[name].add(by, labels),
    set: (name, value, labels) => gauges[name].record(value, labels),
    record: (name, value, labels) => histograms[name].record(value, labels),
    metricsText: async () => serializer.serialize((await reader.collect()).resourceMetrics),
  };
};
