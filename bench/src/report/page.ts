import type { Row } from '../scenarios/scenario.js';
import { judge } from './judge.js';
import type { Report, Section } from './report.js';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const cell = (value: Row[string] | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en') : value;
};

/** `p99Ms` is `p99 [ms]`: the unit is the last word of a name. */
const units: Readonly<Record<string, string>> = {
  Ms: 'ms',
  PerS: '1/s',
  S: 's',
  Mb: 'MB',
  Bytes: 'bytes',
  Percent: '%',
};
const heading = (name: string): string => {
  const [, word = name, unit] = /^(.*?)(Ms|PerS|S|Mb|Bytes|Percent)?$/.exec(name) ?? [];
  const spaced = word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return unit === undefined ? spaced : `${spaced} [${units[unit]}]`;
};

const rowsOf = (rows: readonly Row[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    names.map(heading),
    rows.map((row) => names.map((name) => cell(row[name]))),
  );
};

const goalsOf = (report: Report): string => {
  const rows = judge(report).map(({ text, goal, figure, verdict }) => [
    text,
    goal,
    figure,
    verdict === 'missed' ? '**missed**' : verdict,
  ]);
  return table(['goal', 'bound', 'measured', ''], rows);
};

const sectionOf = (
  { scenario, title, at, commit, rows }: Section,
  pictures: ReadonlyMap<string, string>,
): string =>
  [
    `## ${scenario}`,
    '',
    `${title}. Measured ${at.slice(0, 16).replace('T', ' ')} UTC at ${commit}.`,
    '',
    rowsOf(rows),
    ...(pictures.has(scenario) ? ['', `![${title}](benchmarks/${scenario}.svg)`] : []),
  ].join('\n');

/** `docs/benchmarks.md`; `pictures` has the scenarios that there is one of. */
export const pageOf = (report: Report, pictures: ReadonlyMap<string, string>): string => {
  const { machine, versions, sections } = report;
  const runs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Benchmarks

Written by \`npm run bench\` from [latest.json](benchmarks/latest.json); \`npm run bench -- --quick\` takes three minutes and writes to \`.local/bench\` instead. What is compared, and what each
has to promise, is in [bench/contenders](../bench/contenders/contender.ts).

${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, ${machine.system}; Kafka, MongoDB, the contender and the load share them. ${runs.join('; ')}.

The load is a process of its own that writes fixes when they are due, whatever has been answered, and reads the answers: a latency counts from when the fix was due. Contenders take turns on the same
Kafka, each with topics and processes of its own, and are warmed up before they are measured. CPU time is that of Kafka, MongoDB and the contender together, for 1,000 answers. \`wrong\` counts answers
that came twice, not at all, or to what nobody did: every crossing has exactly one.

## Goals

${goalsOf(report)}

${sections.map((section) => sectionOf(section, pictures)).join('\n\n')}
`;
};
