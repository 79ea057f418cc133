import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { logsDir } from '../layout.js';
import { isRunning } from '../process/is-running.js';
import { waitUntil } from '../process/wait-until.js';
import { devApiKeys } from '../services/dev-secrets.js';
import { fakeService, temporaryFolder } from '../testing/temporary-folder.js';
import { joinStack } from './join-stack.js';
import { holdStack } from './stack-lock.js';
import { readStack, register, stackFile, unregister, writeStack } from './stack-file.js';
import { startStack } from './start-stack.js';

describe('a stack with given backends', () => {
  const dataDir = temporaryFolder();
  const before = { ...process.env };
  const prepared: string[] = [];
  const prepare = async (kafkaBrokers: string) => void prepared.push(kafkaBrokers);
  const options = { dataDir, entry: fakeService, prepare, say: () => undefined };

  beforeAll(() => {
    Object.assign(process.env, {
      KAFKA_BROKERS: 'kafka.example:9092',
      MONGODB_URI: 'mongodb://db.example',
      TOPIC_PREFIX: 'game.',
    });
  });
  afterAll(() => {
    process.env = before;
  });

  it('describes itself in stack.json, takes in what joins, and leaves nothing behind', async () => {
    await expect(joinStack({ ...options, services: ['rewards'] })).rejects.toThrow(/^No stack runs on/);
    const environmentOf = () => ({
      OTEL_TRACES_EXPORTER: 'zipkin',
      OTEL_EXPORTER_OTLP_HEADERS: 'key=secret',
    });
    const running = await startStack({ ...options, environmentOf });
    expect(readFileSync(running.file, 'utf8')).not.toContain('secret');
    expect(await readStack(dataDir)).toMatchObject({
      kafkaBrokers: 'kafka.example:9092',
      mongodbUri: 'mongodb://db.example',
      topicPrefix: 'game.',
      gatewayUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      apiKeys: devApiKeys,
    });
    expect(Object.keys(running.stack.services)).toHaveLength(6);
    expect(prepared).toEqual(['kafka.example:9092']);

    delete process.env['TOPIC_PREFIX']; // Who joins may have another environment, reads the same topics, and exports to the same place.
    const joined = await joinStack({ ...options, services: ['rewards'], instances: 2 });
    const log = join(logsDir(dataDir), `rewards-${process.pid}-2.log`);
    expect(readFileSync(log, 'utf8')).toContain('"topicPrefix":"game.","tracesExporter":"zipkin"');
    const rewards = (await readStack(dataDir))!.services.rewards!;
    expect(rewards).toHaveLength(3);
    expect(
      rewards.every(({ pid, healthUrl }) => healthUrl === `http://127.0.0.1:${pid}` && isRunning(pid)),
    ).toBe(true);
    expect(joined.isOver()).toBe(false);
    await joined.stop();
    expect((await readStack(dataDir))!.services.rewards).toHaveLength(1);

    // What is left of a joined process that was killed itself.
    await register(dataDir, 'rewards', { pid: spawnSync('true').pid, healthUrl: '', metricsUrl: '' });
    const pruned = async () =>
      (await readStack(dataDir))!.services.rewards!.length === 1 ? true : undefined;
    expect(await waitUntil(pruned, 10_000)).toBe(true);

    await running.stop();
    expect(joined.isOver()).toBe(true);
    expect(existsSync(stackFile(dataDir))).toBe(false);
    expect(rewards.some(({ pid }) => isRunning(pid))).toBe(false);
  });

  it('is refused where another one runs on the folder, before anything is said to start', async () => {
    const lock = await holdStack(dataDir);
    const said: string[] = [];
    const starting = startStack({ ...options, say: (line) => void said.push(line) });
    await expect(starting).rejects.toThrow('already');
    expect(said).toEqual([]);
    await lock.release();
  });

  it('loses no process of those that come and go at the same time', async () => {
    await writeStack(dataDir, stackWithoutServices);
    const pids = Array.from({ length: 20 }, (_, index) => index + 1);
    await Promise.all(
      pids.map((pid) => register(dataDir, 'gateway', { pid, healthUrl: '', metricsUrl: '' })),
    );
    await Promise.all(pids.filter((pid) => pid > 5).map((pid) => unregister(dataDir, 'gateway', pid)));
    const left = (await readStack(dataDir))!.services.gateway!.map(({ pid }) => pid);
    expect(left.sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

const stackWithoutServices = {
  kafkaBrokers: '',
  mongodbUri: '',
  topicPrefix: '',
  gatewayUrl: '',
  catalogUrl: '',
  apiKeys: devApiKeys,
  services: {},
};
