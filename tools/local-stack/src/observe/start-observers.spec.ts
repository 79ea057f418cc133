import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { logsDir } from '../layout.js';
import { waitUntil } from '../process/wait-until.js';
import type { Stack } from '../stack/stack-file.js';
import { writeStack } from '../stack/stack-file.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { startObservers } from './start-observers.js';

const elsewhere = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318' };

describe('what looks at the stack', () => {
  const dataDir = temporaryFolder();
  const path = process.env['PATH'];
  beforeAll(() => mkdirSync(logsDir(dataDir), { recursive: true }));
  afterEach(() => {
    process.env['PATH'] = path;
  });

  it('is left out where it is not there, which is said with how to get it', async () => {
    const lines: string[] = [];
    process.env['PATH'] = dataDir;
    const observers = await startObservers(dataDir, (line) => void lines.push(line), {});
    await observers.stop();
    expect(observers).toMatchObject({ lines: [], environment: {} });
    expect(lines).toContain(
      'Prometheus is not on the PATH: install it (on Debian: prometheus). It goes on without.',
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^Zipkin needs Java 17 or newer: .* It goes on without\.$/),
    );
  });

  const isThere = spawnSync('prometheus', ['--version']).status === 0;
  const [itWithPrometheus, unless] = isThere
    ? [it, '']
    : [it.skip, ' (skipped: prometheus is not on the PATH)'];

  itWithPrometheus(
    `is Prometheus over what the stack lists, by service, with the rules that are deployed${unless}`,
    async () => {
      const service = createServer((_, response) =>
        response.end('shard_lag{stage="rewards",partition="0"} 7\n'),
      );
      service.listen(0, '127.0.0.1');
      await once(service, 'listening');
      const metricsUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}/metrics`;
      const entry = { pid: process.pid, healthUrl: '', metricsUrl };
      const observers = await startObservers(dataDir, () => undefined, elsewhere);
      await writeStack(dataDir, { services: { rewards: [entry] } } as Stack);
      const [line = ''] = observers.lines;
      const url = line.split(' ').at(-1);
      const asked = async <T>(question: string): Promise<T> =>
        ((await (await fetch(`${url}/api/v1/${question}`)).json()) as { data: T }).data;
      type Found = { result: { metric: object; value: [number, string] }[] };
      const found = await waitUntil(async () => {
        const { result } = await asked<Found>('query?query=shard_lag');
        return result.length > 0 ? result : undefined;
      }, 30_000);
      const { groups } = await asked<{ groups: { name: string }[] }>('rules');
      await observers.stop();
      service.close();
      expect(observers).toMatchObject({ environment: {} });
      expect(found).toMatchObject([
        { metric: { job: 'rewards', stage: 'rewards' }, value: [expect.any(Number), '7'] },
      ]);
      expect(groups.map(({ name }) => name)).toEqual(expect.arrayContaining(['shards', 'slo-crossings']));
    },
    60_000,
  );
});
