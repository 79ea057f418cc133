import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { waitUntil } from '../process/wait-until.js';
import { isRunning } from '../process/is-running.js';
import { fakeService, temporaryFolder } from '../testing/temporary-folder.js';
import { startServices } from './start-services.js';

describe('starting services', () => {
  const dataDir = temporaryFolder();
  const said: string[] = [];
  const pids: number[] = [];
  const options = {
    dataDir,
    kafkaBrokers: 'broker:1',
    mongodbUri: 'mongodb://db:2',
    entry: fakeService,
    say: (line: string) => void said.push(line),
    up: async (_: unknown, { process: { pid } }: { process: { pid: number } }) => void pids.push(pid),
  };
  const log = (instance: string) => readFileSync(join(dataDir, 'logs', `${instance}.log`), 'utf8');

  beforeAll(() => mkdirSync(join(dataDir, 'logs')));
  beforeEach(() => void [said, pids].forEach((list) => list.splice(0)));
  afterEach(() => delete process.env['FAKE_SERVICE']);

  it('runs each as processes of its own that drain at the end', async () => {
    const services = await startServices({ ...options, services: ['discovery', 'rewards'], instances: 2 });
    const names = ['discovery-1', 'discovery-2', 'rewards-1', 'rewards-2'];
    expect(services.announced.map(({ instance }) => instance)).toEqual(names);
    expect(new Set(pids).size).toBe(4);
    expect(log('rewards-2')).toContain('"kafkaBrokers":"broker:1"');
    await services.stop();
    for (const name of names) expect(log(name)).toContain(`${name} drained`);
    expect(said).toEqual([]);
  });

  it('heals when one is killed', async () => {
    const services = await startServices({ ...options, services: ['discovery'], group: 'heal' });
    process.kill(pids[0]!, 'SIGKILL');
    await waitUntil(() => (pids.length === 2 ? true : undefined), 15_000);
    expect(said[0]).toBe('discovery-heal-1 ended (killed by SIGKILL); starting it again in 1 s.');
    expect(isRunning(pids[1]!)).toBe(true);
    await services.stop();
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it('leaves it at one plain line where it shall not restart', async () => {
    const services = await startServices({
      ...options,
      services: ['rewards'],
      group: 'once',
      restart: false,
    });
    process.kill(pids[0]!, 'SIGKILL');
    await waitUntil(() => said[0], 15_000);
    await services.stop();
    expect(said).toEqual(['rewards-once-1 ended (killed by SIGKILL).']);
    expect(pids).toHaveLength(1);
  });

  it('says once what they wait for, and which variables they do not read', async () => {
    process.env['FAKE_SERVICE'] = 'waiting';
    const services = await startServices({ ...options, services: ['rewards'], instances: 2, group: 'wait' });
    await services.stop();
    expect(said).toEqual([
      'KAFKA_BROKER is not a setting and is not read; KAFKA_BROKERS is.',
      'Waiting: MongoDB is away: refused.',
    ]);
  });

  it('shows the end of the log of one that does not start', async () => {
    process.env['FAKE_SERVICE'] = 'broken';
    const starting = startServices({ ...options, services: ['rewards'], group: 'broken' });
    await expect(starting).rejects.toThrow(
      /rewards-broken-1 ended while it started \(exit code 3\); the end of .*:\nno such topic/,
    );
  });
});
