import { decodeFromCompressedBase64, type Histogram } from 'hdr-histogram-js';
import { newHistogram } from '../load/histogram.js';
import { percentilesOf, sum, type Measured } from '../measure/measured.js';
import type { Row } from './scenario.js';

const mean = (values: readonly number[]): number => sum(values) / values.length;
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

const together = (all: readonly Measured[]): Histogram => {
  const sum = newHistogram();
  all.forEach(({ histogram }) => sum.add(decodeFromCompressedBase64(histogram)));
  return sum;
};

/** The turns of one contender at one rate as one row: percentiles over all of their crossings, costs on average. */
export const summed = (all: readonly Measured[]): Row => {
  const { p50, p90, p99, p999, max } = percentilesOf(together(all));
  const wrong = sum(all.map((one) => one.wrong.twice + one.wrong.unknown + one.wrong.missing));
  return {
    offeredPerS: all[0]!.offeredPerS,
    answersPerS: rounded(mean(all.map((one) => one.answersPerS)), 0),
    p50Ms: rounded(p50),
    p90Ms: rounded(p90),
    p99Ms: rounded(p99),
    p999Ms: rounded(p999),
    maxMs: rounded(max),
    cpuMsPer1000: rounded(mean(all.map((one) => one.cpuMsPer1000)), 0),
    writtenBytesPerEvent: rounded(mean(all.map((one) => one.writtenBytesPerEvent)), 0),
    keptUp: all.every((one) => one.keptUp),
    wrong,
  };
};
