import { build, type Histogram } from 'hdr-histogram-js';

/** Percentiles in milliseconds. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const usPerMs = 1_000;

/** A histogram of durations, kept in microseconds. */
export class Latency {
  private readonly histogram: Histogram = build({ numberOfSignificantValueDigits: 3, useWebAssembly: false });

  record(durationMs: number): void {
    this.histogram.recordValue(Math.max(0, Math.round(durationMs * usPerMs)));
  }

  get percentiles(): Percentiles {
    const at = (percent: number) => this.histogram.getValueAtPercentile(percent) / usPerMs;
    return { count: this.histogram.totalCount, p50: at(50), p95: at(95), p99: at(99), max: at(100) };
  }
}
