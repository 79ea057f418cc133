import { build, type Histogram } from 'hdr-histogram-js';

const usPerMs = 1_000;

/** A histogram of microseconds. */
export const newHistogram = (): Histogram =>
  build({ numberOfSignificantValueDigits: 3, useWebAssembly: false });

export const recordMs = (histogram: Histogram, ms: number): void =>
  histogram.recordValue(Math.max(0, Math.round(ms * usPerMs)));

/** The value at a percentile, 0 to 100, in milliseconds. */
export const msAt = (histogram: Histogram, percent: number): number =>
  histogram.getValueAtPercentile(percent) / usPerMs;
