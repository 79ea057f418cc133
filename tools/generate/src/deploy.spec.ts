import { stages, topics } from '@treasure-hunt/contracts';
import { serviceSettings, type ServiceSettings } from './service-settings.js';
import { settingsTable, withSettings } from './settings-table.js';
import { topicsFile } from './topics-file.js';

interface Listed {
  readonly name: string;
  readonly config: Readonly<Record<string, string>>;
  readonly writers: readonly string[];
  readonly readers: readonly { readonly service: string; readonly group: string }[];
}

describe('the list of topics', () => {
  const { topics: listed } = JSON.parse(topicsFile()) as { topics: Listed[] };
  const named = (name: string): Listed => listed.find((topic) => topic.name === name)!;

  it('has every topic of the flow', () =>
    expect(listed.map(({ name }) => name)).toEqual(topics.map(({ name }) => name)));

  it('gives each the settings that the engine rests on', () => {
    for (const { config } of listed)
      expect(config).toMatchObject({ 'message.timestamp.type': 'LogAppendTime' });
    expect(named('hunt.player-activity.v1').config).toMatchObject({
      'retention.ms': '86400000',
      'cleanup.policy': 'delete',
      'compression.type': 'uncompressed',
      'min.insync.replicas': '2',
    });
    expect(named('hunt.definitions.v1').config).toMatchObject({ 'cleanup.policy': 'compact' });
    expect(named('hunt.quarantine.v1').config['max.message.bytes']).toBe('2097176');
  });

  it('lets every service read and write what it runs on', () => {
    for (const { service, name, reads, writes } of stages) {
      expect(named(reads.name).readers).toContainEqual({ service, group: `hunt.${name}` });
      for (const topic of writes.flatMap((kind) => kind.topics))
        expect(named(topic.name).writers).toContain(service);
      expect(named('hunt.quarantine.v1').writers).toContain(service);
    }
  });

  it('lets outsiders write to the outer topics only', () => {
    const open = topics.filter(({ outer }) => outer).map(({ name }) => name);
    expect(listed.filter(({ writers }) => writers.includes('game-backend')).map(({ name }) => name)).toEqual(
      open,
    );
    for (const name of open) expect(named(name).writers).toContain('gateway');
  });

  it('names the whole chain', () => {
    expect(named('hunt.clue-activity.v1').writers).toEqual(['hunt-catalog', 'discovery', 'clue-solving']);
    expect(named('hunt.definitions.v1').readers).toEqual([
      { service: 'discovery', group: 'discovery.tail.*' },
    ]);
    expect(named('hunt.player-feed.v1').readers.map(({ group }) => group)).toEqual([
      'hunt.wallets',
      'hunt.player-view',
      'gateway.tail.*',
      'game-backend.*',
    ]);
  });
});

describe('the table of settings', () => {
  const shown = { allowed: 'a | b', description: 'A thing.' };
  const services: ServiceSettings[] = [
    {
      service: 'one',
      settings: [
        { name: 'ALL', ...shown },
        { name: 'SOME', ...shown, fallback: '8' },
      ],
    },
    {
      service: 'two',
      settings: [
        { name: 'ALL', ...shown },
        { name: 'OTHER', ...shown, optional: true },
      ],
    },
  ];

  it('has every variable once, with who reads it and its default', () =>
    expect(settingsTable(services).split('\n').slice(2)).toEqual([
      '| `ALL` | all | must be set | a \\| b | A thing. |',
      '| `SOME` | one | `8` | a \\| b | A thing. |',
      '| `OTHER` | two | – | a \\| b | A thing. |',
    ]));

  it('stands between its markers, and the rest stays', () => {
    const written = withSettings('# D\n<!-- settings -->\nold\n<!-- /settings -->\nmore\n', services);
    expect(written).toContain(settingsTable(services));
    expect(written).not.toContain('old');
    expect(written).toMatch(/^# D\n[\s\S]*\nmore\n$/);
    expect(withSettings(written, services)).toBe(written);
  });

  it('knows all six services', async () => {
    const found = await serviceSettings(new URL('../../../', import.meta.url), 'src/settings.ts');
    expect(found.map(({ service }) => service)).toEqual(
      [...new Set([...stages.map(({ service }) => service), 'hunt-catalog'])].sort(),
    );
  });
});
