import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createMetrics } from '@treasure-hunt/telemetry';
import { startHealth, type Health, type HealthOptions } from './health.js';

const metrics = createMetrics({ service: 'tiny', instance: 'tiny-1' });
const opened: Health[] = [];

const start = async (options: Partial<HealthOptions> = {}): Promise<Health> => {
  const failed = (error: unknown) => {
    throw error;
  };
  const health = await startHealth({ address: '127.0.0.1', port: 0, metrics, failed, ...options });
  opened.push(health);
  return health;
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((health) => health.close()));
});

const ask = async (health: Health, path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(health.url + path);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
};

/** Asks from a thread of its own again and again, and keeps the last status for each URL. */
const asker = `
  const { workerData: { urls, statuses }, parentPort } = require('node:worker_threads');
  const ask = async () => {
    for (;;) for (const [index, url] of urls.entries()) {
      const response = await fetch(url);
      await response.text();
      Atomics.store(statuses, index, response.status);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  parentPort.once('message', ask);
  parentPort.postMessage('up');
`;

const paths = ['/health/startup', '/health/ready', '/health/live', '/metrics'];
const ready = { state: 'ready', ready: true, reasons: [] } as const;

/** The statuses that a neighbour thread has been answered with by the end of a block of the main thread. */
const statusesWhileBlocked = async (health: Health, blockedMs: number): Promise<number[]> => {
  const statuses = new Int32Array(new SharedArrayBuffer(paths.length * Int32Array.BYTES_PER_ELEMENT));
  const urls = paths.map((path) => health.url + path);
  const thread = new Worker(asker, { eval: true, workerData: { urls, statuses } });
  await once(thread, 'message');
  thread.postMessage('ask');
  const until = performance.now() + blockedMs;
  while (performance.now() < until);
  const answered = [...statuses];
  await thread.terminate();
  return answered;
};

describe('the health thread', () => {
  it('answers while the main thread is blocked for 3 s: it has started and is alive, but not ready', async () => {
    const health = await start();
    health.tell(ready);
    expect(await statusesWhileBlocked(health, 3000)).toEqual([200, 503, 200, 200]);
  }, 30_000);

  it('says that a main thread is not alive which is blocked for longer than the limit', async () => {
    const health = await start({ blockedLimitMs: 500 });
    health.tell(ready);
    expect(await statusesWhileBlocked(health, 3000)).toEqual([200, 503, 503, 200]);
  }, 30_000);

  it('tells apart that it starts, is ready, works not as it should, and does not work', async () => {
    const health = await start();
    const both = async () => [await ask(health, '/health/startup'), await ask(health, '/health/ready')];
    const reasons = ['The service is starting.'];
    expect(await both()).toEqual([
      { status: 503, body: { state: 'starting', started: false, reasons } },
      { status: 503, body: { state: 'starting', ready: false, reasons } },
    ]);
    health.tell(ready);
    expect(await both()).toEqual([
      { status: 200, body: { state: 'ready', started: true, reasons: [] } },
      { status: 200, body: ready },
    ]);
    const behind = { state: 'degraded', ready: true, reasons: ['It is behind its log.'] } as const;
    health.tell(behind);
    expect(await both()).toMatchObject([
      { status: 200, body: { state: 'degraded' } },
      { status: 200, body: behind },
    ]);
    const away = { state: 'degraded', ready: false, reasons: ['Kafka is away.'] } as const;
    health.tell(away);
    expect(await both()).toMatchObject([
      { status: 200, body: { started: true } },
      { status: 503, body: away },
    ]);
    expect(await ask(health, '/health/live')).toMatchObject({
      status: 200,
      body: { state: 'degraded', live: true },
    });
  });

  it('says when to ask again, while the answer is no', async () => {
    const health = await start();
    const retryAfter = async () => (await fetch(`${health.url}/health/ready`)).headers.get('retry-after');
    expect(await retryAfter()).toBe('1');
    health.tell(ready);
    expect(await retryAfter()).toBeNull();
  });

  it('shows the metrics of the main thread', async () => {
    metrics.add('shard.facts', 7, { stage: 'tiny' });
    const { status, body } = await ask(await start(), '/metrics');
    expect(status).toBe(200);
    expect(body).toContain('shard_facts_total{stage="tiny"} 7');
    expect(body).toContain('process_eventloop_delay_seconds{quantile="0.99"}');
  });

  it('knows no other path', async () => expect((await ask(await start(), '/')).status).toBe(404));

  it.each(['//', '//[', '/health/live/..//', '/%'])('goes on when it is asked for %s', async (path) => {
    const health = await start();
    const { port } = new URL(health.url);
    const [answer] = (await once(request({ port, host: '127.0.0.1', path }).end(), 'response')) as [
      IncomingMessage,
    ];
    expect(answer.statusCode).toBe(404);
    answer.resume();
    expect((await ask(health, '/health/live?whatever')).status).toBe(200);
  });

  it('does not start on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(/EADDRINUSE/);
    other.close();
  });

  it('does not answer any more when it is closed', async () => {
    const health = await start();
    await opened.pop()?.close();
    await expect(fetch(`${health.url}/health/live`)).rejects.toThrow();
  });
});
