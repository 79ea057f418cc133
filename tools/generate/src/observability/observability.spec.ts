import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prometheusNames, signals, type Signal } from '@treasure-hunt/telemetry';
import { parse } from 'yaml';
import { metricsIn } from '../testing/promql.js';
import { hasPromtool, promtool } from '../testing/promtool.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = `${root}deploy/observability/prometheus`;
const rulesFiles = globSync('*.rules.yml', { cwd: folder });
const dashboardFiles = globSync('deploy/observability/grafana/dashboards/*.json', { cwd: root });

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly annotations?: { readonly runbook?: string };
}

const rulesIn = (file: string): Rule[] => {
  const { groups } = parse(readFileSync(`${folder}/${file}`, 'utf8')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
};
const rules = rulesFiles.flatMap(rulesIn);
const alerts = rules.filter(({ alert }) => alert !== undefined);

/** What Prometheus keeps by itself, what the rules record, and what the services emit. */
const known = new Set([
  'up',
  'ALERTS',
  ...rules.flatMap(({ record }) => record ?? []),
  ...Object.entries<Signal>(signals).flatMap(([name, signal]) => prometheusNames(name, signal)),
]);
const unknownIn = (expressions: readonly string[]): string[] =>
  expressions.flatMap(metricsIn).filter((name) => !known.has(name));

/** Every expression of a dashboard, with the metric of each of its variables. */
const expressionsIn = (file: string): string[] => {
  const { panels, templating } = JSON.parse(readFileSync(root + file, 'utf8')) as {
    panels: { targets?: { expr: string }[] }[];
    templating: { list: { query: string | { query: string } }[] };
  };
  const ofVariables = templating.list.flatMap(({ query }) =>
    typeof query === 'string' ? [] : (/^label_values\((.*), \w+\)$/.exec(query.query)?.[1] ?? []),
  );
  return [...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...ofVariables];
};

describe('rules and dashboards', () => {
  it('name only what is declared as a signal', () => {
    expect(rules.length).toBeGreaterThan(30);
    expect(unknownIn(rules.map(({ expr }) => expr))).toEqual([]);
    expect(unknownIn(['rate(shard_invented_total[5m])'])).toEqual(['shard_invented_total']);
  });

  it.each(dashboardFiles)('%s names only what is declared as a signal', (file) => {
    const expressions = expressionsIn(file);
    expect(expressions.length).toBeGreaterThan(8);
    expect(unknownIn(expressions)).toEqual([]);
  });

  it('show every signal', () => {
    const shown = [...rules.map(({ expr }) => expr), ...dashboardFiles.flatMap(expressionsIn)].flatMap(
      metricsIn,
    );
    const unseen = Object.entries<Signal>(signals).filter(
      ([name, signal]) => !prometheusNames(name, signal).some((one) => shown.includes(one)),
    );
    expect(unseen.map(([name]) => name)).toEqual([]);
  });
});

describe('an alert', () => {
  it.each(alerts.map(({ alert, annotations }) => [alert, annotations?.runbook] as const))(
    '%s names a runbook that says what to do when it fires',
    (alert, runbook) => {
      expect(readFileSync(`${root}${runbook}`, 'utf8')).toContain(`\`${alert}\``);
    },
  );
});

const [itWithPromtool, unless] = hasPromtool
  ? [it, '']
  : [it.skip, ' (skipped: promtool is not on the PATH; on Debian it is in the package prometheus)'];

describe('promtool', () => {
  itWithPromtool(`takes every rule${unless}`, () => {
    expect(promtool(folder, 'check', 'rules', ...rulesFiles)).toMatchObject({ code: 0 });
    expect(promtool(folder, 'check', 'config', 'prometheus.yml')).toMatchObject({ code: 0 });
  });

  itWithPromtool(`sees alerts fire when they should, and only then${unless}`, () => {
    const tests = globSync('tests/*.test.yml', { cwd: folder });
    expect(tests.length).toBeGreaterThan(2);
    const { code, said } = promtool(folder, 'test', 'rules', ...tests);
    expect({ code, said }).toMatchObject({ code: 0 });
  });

  it('is asked about every alert', () => {
    const tests = globSync('tests/*.test.yml', { cwd: folder }).map((file) =>
      readFileSync(`${folder}/${file}`, 'utf8'),
    );
    const untried = alerts.filter(
      ({ alert }) => !tests.some((test) => test.includes(`alertname: ${alert}\n`)),
    );
    expect(untried.map(({ alert }) => alert)).toEqual([]);
  });
});
