import { flow, messages, stages, topics } from '@treasure-hunt/contracts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { flowPage } from './flow-page.js';
import { httpInterfaces } from './contract/http-interfaces.js';
import { staleFiles, write } from './generated.js';
import { picture } from './picture.js';
import { withPicture } from './readme.js';
import { serviceSettings } from './service-settings.js';

const root = new URL('../../../', import.meta.url);

describe('the project', () => {
  it('shows the flow, the contract and the settings as they are, in its documents and for those who deploy it', async () => {
    const services = await serviceSettings(root, 'src/settings.ts');
    const interfaces = await httpInterfaces(root, 'src/open-api.ts');
    expect(staleFiles(root, { services, interfaces }).map(({ path }) => path)).toEqual([]);
  });
});

describe('the flow page', () => {
  const rows = flowPage()
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const rowsOf = (name: string) => rows.filter((row) => row.startsWith(`| ${name} `));

  it.each(stages.map((stage) => [stage.name, stage] as const))('has the stage %s', (name, stage) => {
    const [row, ...others] = rowsOf(name);
    expect(others).toEqual([]);
    const types = [...stage.takes, ...stage.writes].map(({ type }) => type);
    for (const part of [stage.service, stage.reads.name, ...types, ...stage.keeps])
      expect(row).toContain(part);
  });

  it.each(topics.map((topic) => [topic.name, topic] as const))(
    'has the topic %s and its writers',
    (name, topic) => {
      const [row] = rowsOf(`\`${name}\``);
      const writers = stages.filter(({ writes }) => writes.some((kind) => kind.topics.includes(topic)));
      for (const writer of writers) expect(row).toContain(writer.name);
      expect(row).toContain(topic.maxMessageBytes.toLocaleString('en'));
    },
  );

  it('has every message once, with somebody who writes it', () => {
    for (const type of messages.keys()) {
      const [row, ...others] = rowsOf(`\`${type}\``);
      expect(others).toEqual([]);
      expect(row).not.toMatch(/\| +\|/);
    }
  });

  it('says how long each topic is kept', () => {
    expect(rowsOf('`hunt.player-activity.v1`')[0]).toContain('| 1 day |');
    expect(rowsOf('`hunt.rewards.v1`')[0]).toContain('| 400 days |');
    expect(rowsOf('`hunt.definitions.v1`')[0]).toContain('| compacted');
  });

  it('says what comes from outside the stages', () => {
    expect(rowsOf('`hunt.player-activity.v1`')[0]).toContain('| game-backend, hunt-catalog,');
    expect(rowsOf('`player.moved`')[0]).toContain('| game-backend | discovery |');
    expect(rowsOf('`hunt.quarantine.v1`')[0]).toContain('| every service |');
  });

  it('says who writes what no stage does', () => {
    expect(rowsOf('`reward.reversal-requested`')[0]).toContain('| hunt-catalog | rewards |');
    expect(rowsOf('`tick`')[0]).toContain('| the owner of a shard |');
  });
});

describe('the picture', () => {
  it('leads from the crossing to the reward', () => {
    const lines = picture()
      .split('\n')
      .map((line) => line.trim());
    const steps = [flow.discovery, flow.clueSolving, flow.chestReveal, flow.rewards];
    for (const { name, reads } of steps)
      expect(lines).toContain(`${reads.name.replace(/\W/g, '_')} --> stage_${name.replace(/\W/g, '_')}`);
    expect(lines).toContain('stage_clue_solving --> hunt_clue_outcomes_v1');
    expect(lines).toContain('stage_rewards -.-> hunt_player_feed_v1');
  });

  it('draws no line to or from a node that it does not have', () => {
    const nodes = new Set([...picture().matchAll(/^ +(\w+)[[(]/gm)].map(([, node]) => node));
    const ends = [...picture().matchAll(/^ +(\w+) -\S+ (\w+)$/gm)].flatMap(([, from, to]) => [from, to]);
    expect(ends.length).toBeGreaterThan(20);
    for (const end of ends) expect(nodes).toContain(end);
  });
});

describe('the README', () => {
  const readme = '# Hunt\n\n<!-- flow -->\nold\n<!-- /flow -->\n\nMore.\n';

  it('has the picture between its markers, and the rest as it was', () => {
    const written = withPicture(readme);
    expect(written).toContain(picture());
    expect(written).not.toContain('old');
    expect(written).toMatch(/^# Hunt\n\n<!-- flow -->\n/);
    expect(written).toMatch(/\n<!-- \/flow -->\n\nMore\.\n$/);
  });

  it('is the same when it is written again', () => {
    expect(withPicture(withPicture(readme))).toBe(withPicture(readme));
  });

  it('is left alone where it has no markers', () => {
    expect(withPicture('# Hunt\n')).toBe('# Hunt\n');
  });
});

describe('generated files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'generate-'));
  const home = pathToFileURL(`${folder}/`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are stale until they are written', () => {
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'README.md'), '<!-- flow -->\n<!-- /flow -->\n');
    mkdirSync(join(folder, 'deploy'));
    const sources = { services: [], interfaces: [{ service: 'tiny', document: { openapi: '3.1.0' } }] };
    const stale = staleFiles(home, sources);
    const paths = stale.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('docs/contract/messages/'))).toEqual([
      'docs/flow.md',
      'docs/signals.md',
      'deploy/observability/prometheus/slo.rules.yml',
      'deploy/observability/grafana/dashboards/hunt-overview.json',
      'deploy/observability/grafana/dashboards/service.json',
      'deploy/observability/grafana/dashboards/kafka-and-shards.json',
      'deploy/observability/grafana/dashboards/slo.json',
      'deploy/topics.json',
      'deploy/acls.json',
      'docs/contract/hunt.schema.json',
      'docs/contract/asyncapi.json',
      'docs/contract/openapi-tiny.json',
      'README.md',
    ]);
    for (const type of messages.keys()) expect(paths).toContain(`docs/contract/messages/${type}.schema.json`);
    for (const file of stale) write(home, file);
    expect(staleFiles(home, sources)).toEqual([]);
    expect(readFileSync(join(folder, 'docs/flow.md'), 'utf8')).toBe(flowPage());
  });
});
