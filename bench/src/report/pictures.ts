import type { Measured } from '../measure/measured.js';
import { svgOf, type Chart } from './chart.js';
import type { Section } from './report.js';

type Line = Chart['lines'][number];

const leastMs = 0.1; // A logarithmic axis has no zero.
const atLeast = (ms: number): number => Math.max(leastMs, Number(ms.toFixed(2)));
const byRate = (points: Line['points']): Line['points'] => points.toSorted(([a], [b]) => a - b);

/** Latency by rate, the median and the 99th percentile of each contender. */
const steadyChart = ({ title, rows }: Section): Chart => {
  const names = [...new Set(rows.map(({ contender }) => String(contender)))];
  const line = (contender: string, name: 'p50Ms' | 'p99Ms'): Line => ({
    name: `${contender} ${name.slice(0, 3)}`,
    points: rows
      .filter((row) => row['contender'] === contender)
      .map((row) => [Number(row['offeredPerS']), atLeast(Number(row[name]))]),
  });
  const lines = names.flatMap((name) => [line(name, 'p50Ms'), line(name, 'p99Ms')]);
  return { title, xName: 'crossings a second', yName: 'ms', lines };
};

/** The 99th percentile of each probe of the search. */
const highestChart = ({ title, details }: Section): Chart => {
  const probes = Object.entries(details as Readonly<Record<string, readonly Measured[]>>);
  const lines = probes.map(([name, all]) => ({
    name,
    points: byRate(all.map(({ offeredPerS, p99 }) => [offeredPerS, atLeast(p99)])),
  }));
  return { title, xName: 'crossings a second', yName: 'p99 in ms', lines };
};

/** The 99th percentile of each second before, during and after the burst. */
const burstChart = ({ title, details }: Section): Chart => {
  const legs = Object.values(details as Readonly<Record<string, Measured>>);
  const points = legs
    .flatMap(({ p99BySecond }) => p99BySecond)
    .map((p99, second) => [second, atLeast(p99)] as const);
  const lines = [{ name: 'engine', points }];
  return { title, xName: 'second', yName: 'p99 in ms', xType: 'value', lines };
};

const charts: Readonly<Record<string, (section: Section) => Chart>> = {
  steady: steadyChart,
  hunts: steadyChart,
  highest: highestChart,
  burst: burstChart,
};

/** Pictures as SVG, by scenario. */
export const picturesOf = (sections: readonly Section[]): ReadonlyMap<string, string> =>
  new Map(
    sections.flatMap((section) => {
      const chart = charts[section.scenario];
      return chart ? [[section.scenario, svgOf(chart(section))] as const] : [];
    }),
  );
