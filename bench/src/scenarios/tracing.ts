import { engineWith } from '../../contenders/engine/engine.js';
import { startCollector, type Collector } from '../measure/collector.js';
import { sum, type Measured } from '../measure/measured.js';
import { inShort, measureAt, withCrossings } from './crossings.js';
import type { Bench, Row, Scenario } from './scenario.js';
import { summed } from './summed.js';

/** The difference is a few percent: less than that of two turns of the same. */
const turns = 4;
const seconds = 12;
const perS = 4_000;
const sampled = { off: undefined, '1 %': '0.01', '100 %': '1' } as const;
type Sampling = keyof typeof sampled;
const samplings = Object.keys(sampled) as Sampling[];

const environmentFor = (sampling: Sampling, { url }: Collector): Record<string, string> =>
  sampled[sampling] === undefined
    ? {}
    : {
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_ENDPOINT: url,
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: sampled[sampling],
      };

type Traced = Measured & { readonly spanMb: number };

const measureWith = async (bench: Bench, sampling: Sampling): Promise<Traced> => {
  const collector = await startCollector();
  const contender = engineWith(environmentFor(sampling, collector));
  const asked = { contender, goal: 'assignment', highestPerS: perS } as const;
  const measured = await withCrossings(bench, asked, (run) =>
    measureAt(run, perS, bench.isQuick ? bench : { ...bench, seconds }),
  );
  bench.say(`  ${sampling}: ${inShort(measured)}`);
  return { ...measured, spanMb: await collector.stop() };
};

/** What traces cost, by how many are exported; the collector is not counted. */
export const tracing: Scenario = {
  name: 'tracing',
  title: `What traces cost at ${perS} crossings a second, by the share of them that is exported`,
  async measure(bench) {
    const all = new Map<Sampling, Traced[]>();
    for (let turn = 0; turn < (bench.isQuick ? 1 : turns); turn += 1)
      for (const sampling of samplings)
        all.set(sampling, [...(all.get(sampling) ?? []), await measureWith(bench, sampling)]);
    const rows = [...all].map(([sampling, of]): Row => ({
      sampling,
      ...summed(of),
      exportedMb: Math.round(sum(of.map(({ spanMb }) => spanMb))),
    }));
    const cpuOf = (row: Row) => Number(row['cpuMsPer1000']);
    const toOff = (row: Row) => Math.round((100 * cpuOf(row)) / cpuOf(rows[0]!));
    return {
      rows: rows.map((row) => ({ ...row, toOffPercent: toOff(row) })),
      details: Object.fromEntries(all),
    };
  },
};
