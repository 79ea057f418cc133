import { decodeFromCompressedBase64 } from 'hdr-histogram-js';
import type { Measured } from '../measure/measured.js';
import { svgOf, type Chart } from './chart.js';
import type { Section } from './report.js';

const percents = [50, 75, 90, 95, 99, 99.9, 99.99];
const usPerMs = 1_000;

/** How long the slowest one in so many took: 1 in 2 is the median, 1 in 100 the 99th percentile. */
const steadyChart = ({ title, details }: Section): Chart => {
  const turns = Object.entries(details as Readonly<Record<string, readonly Measured[]>>);
  const lines = turns.map(([name, [first]]) => {
    const histogram = decodeFromCompressedBase64(first!.histogram);
    const points = percents.map(
      (percent) =>
        [
          Math.round(100 / (100 - percent)),
          Math.max(0.1, histogram.getValueAtPercentile(percent) / usPerMs),
        ] as const,
    );
    return { name: `${name}/s`, points };
  });
  return { title, xName: 'the slowest one of so many', yName: 'ms', lines };
};

const charts: Readonly<Record<string, (section: Section) => Chart>> = { steady: steadyChart };

/** Pictures as SVG, by scenario. */
export const picturesOf = (sections: readonly Section[]): ReadonlyMap<string, string> =>
  new Map(
    sections.flatMap((section) => {
      const chart = charts[section.scenario];
      return chart && section.details !== undefined
        ? [[section.scenario, svgOf(chart(section))] as const]
        : [];
    }),
  );
