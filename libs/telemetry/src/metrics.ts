import type { Counter, Gauge, Histogram, ObservableGauge } from '@opentelemetry/api';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  MetricReader,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { otlpReaders, withoutTheGone } from './otlp.js';
import { familyName, type Signal } from './signal.js';
import {
  signals,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Labels,
  type ObservedName,
  type SignalName,
} from './signals.js';

/** How much of something there is, in the signal's unit. */
export interface Observation {
  readonly name: ObservedName;
  readonly value: number;
  readonly labels: Labels;
}

/** Emits the declared signals of one process, and shows them. */
export interface Metrics {
  /** Adds to a counter; `by` is 0 or more. */
  add(name: CounterName, by: number, labels?: Labels): void;
  /** Says how much of something there is now, in the signal's unit. */
  set(name: GaugeName, value: number, labels?: Labels): void;
  /** Adds one measurement to a distribution, in the signal's unit. */
  record(name: HistogramName, value: number, labels?: Labels): void;
  /** `read` is asked whenever metrics are shown or exported; what it does not name then is not shown. It must not throw. */
  observe(read: () => Iterable<Observation>): void;
  /** Everything emitted so far, in Prometheus' text format 0.0.4. */
  metricsText(): Promise<string>;
  /** Exports what is left, and nothing from then on. Never rejects. */
  close(): Promise<void>;
}

/** A collector that does not answer keeps no process from ending. */
const lastExportMs = 2_000;

/** Who emits. */
export interface Emitter {
  readonly service: string;
  readonly instance: string;
}

/** Collected when asked; nothing is pushed. */
class OnRequest extends MetricReader {
  constructor() {
    super({
      aggregationTemporalitySelector: (kind) => withoutTheGone(kind, AggregationTemporality.CUMULATIVE),
    });
  }

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

/** Prometheus wants the unit in the name; OpenTelemetry does not. */
const namedForPrometheus = (collected: ResourceMetrics): ResourceMetrics => ({
  ...collected,
  scopeMetrics: collected.scopeMetrics.map(({ scope, metrics }) => ({
    scope,
    metrics: metrics.map((metric) => {
      const { name, unit } = metric.descriptor;
      return { ...metric, descriptor: { ...metric.descriptor, name: familyName(name, unit) } };
    }),
  })),
});

/** Starts the metrics of a process; where OpenTelemetry's own environment variables say so, they are exported over OTLP, too. */
export const createMetrics = ({ service, instance }: Emitter): Metrics => {
  const reader = new OnRequest();
  const resource = resourceFromAttributes({ 'service.name': service, 'service.instance.id': instance });
  const provider = new MeterProvider({ resource, readers: [reader, ...otlpReaders()] });
  const meter = provider.getMeter('treasure-hunt');
  const counters = instruments<CounterName, Counter>('counter', (name, signal) =>
    meter.createCounter(name, about(signal)),
  );
  const gauges = instruments<GaugeName, Gauge>('gauge', (name, signal) =>
    meter.createGauge(name, about(signal)),
  );
  const observables = instruments<ObservedName, ObservableGauge>('observed', (name, signal) =>
    meter.createObservableGauge(name, about(signal)),
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
    observe: (read) =>
      meter.addBatchObservableCallback((seen) => {
        for (const { name, value, labels } of read()) seen.observe(observables[name], value, labels);
      }, Object.values(observables)),
    metricsText: async () =>
      serializer.serialize(namedForPrometheus((await reader.collect()).resourceMetrics)),
    close: () => provider.shutdown({ timeoutMillis: lastExportMs }).catch(() => undefined),
  };
};
