import { pageOf } from './page.js';
import { picturesOf } from './pictures.js';
import { merged, type Report, type Section } from './report.js';

const machine = { cpu: 'one', cores: 2, memoryGb: 8, system: 'Linux' };
const row = (contender: string, offeredPerS: number, p99Ms: number) => ({
  ...{ contender, offeredPerS, p99Ms },
  p50Ms: p99Ms / 4,
});
const steady = (...rows: Section['rows']): Section => ({
  scenario: 'steady',
  title: 'Crossings',
  at: '2026-01-01T00:00:00.000Z',
  commit: 'abc',
  rows,
});
const report: Report = {
  machine,
  versions: { Node: 'v24' },
  sections: [steady(row('engine', 5_000, 24), row('engine', 10_000, 46), row('limit', 5_000, 16))],
};
const goals = (page: string): string[] => page.split('\n').filter((line) => line.startsWith('| crossing'));

describe('the page of benchmarks', () => {
  it('has each goal with what was measured, and marks what is missed and what was not measured', () => {
    const lines = goals(pageOf(report, new Map()));
    expect(lines).toContain('| crossing → assignment at 5,000/s, p99 | ≤ 25 ms | 24 ms | reached |');
    expect(lines).toContain('| crossing → assignment at 10,000/s, p99 | ≤ 45 ms | 46 ms | **missed** |');
    expect(lines.at(-1)).toContain('| – | not measured |');
  });

  it('shows a ratio that is small', () => {
    const beside = { ...report, sections: [steady(row('engine', 500, 16), row('nest', 500, 4_411))] };
    expect(pageOf(beside, new Map())).toContain('| ≤ 0.1 × | 0.0036 × | reached |');
  });

  it('draws the contenders, each as a line', () => {
    const svg = picturesOf(report.sections).get('steady')!;
    for (const name of ['engine p50', 'engine p99', 'limit p99']) expect(svg).toContain(name);
    expect(svg).not.toContain('NaN');
  });
});

describe('a report', () => {
  it('keeps what was measured before of other scenarios, unless by another machine', () => {
    const again: Report = { ...report, sections: [{ ...steady(), scenario: 'hot' }] };
    const scenarios = (of: Report) => of.sections.map(({ scenario }) => scenario);
    expect(scenarios(merged(report, again))).toEqual(['steady', 'hot']);
    expect(scenarios(merged({ ...report, machine: { ...machine, cores: 4 } }, again))).toEqual(['hot']);
  });
});
