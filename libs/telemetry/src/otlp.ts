import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import {
  AggregationTemporality,
  InstrumentType,
  PeriodicExportingMetricReader,
  type IMetricReader,
} from '@opentelemetry/sdk-metrics';

/** As OpenTelemetry's specification has it. */
const defaultIntervalMs = 60_000;

/** With totals, the SDK would go on telling of observations of what is gone. */
export const withoutTheGone = (
  kind: InstrumentType,
  others: AggregationTemporality,
): AggregationTemporality =>
  kind === InstrumentType.OBSERVABLE_GAUGE ? AggregationTemporality.DELTA : others;

class Exporter extends OTLPMetricExporter {
  override selectAggregationTemporality(kind: InstrumentType): AggregationTemporality {
    return withoutTheGone(kind, super.selectAggregationTemporality(kind));
  }
}

const isWanted = ({
  OTEL_SDK_DISABLED: disabled,
  OTEL_METRICS_EXPORTER: exporters = 'otlp',
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: ownEndpoint,
}: NodeJS.ProcessEnv): boolean =>
  disabled !== 'true' && exporters.split(',').includes('otlp') && Boolean(endpoint ?? ownEndpoint);

/**
 * What exports metrics as OTLP over HTTP (protobuf): nothing, unless `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_METRICS_ENDPOINT` is
 * set. OpenTelemetry's other variables of the exporter apply, and `OTEL_METRIC_EXPORT_INTERVAL`.
 */
export const otlpReaders = (): IMetricReader[] => {
  if (!isWanted(process.env)) return [];
  const exportIntervalMillis = Number(process.env['OTEL_METRIC_EXPORT_INTERVAL']) || defaultIntervalMs;
  return [new PeriodicExportingMetricReader({ exporter: new Exporter(), exportIntervalMillis })];
};
