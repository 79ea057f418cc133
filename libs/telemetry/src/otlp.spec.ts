import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics } from './index.js';

/** Takes what is exported, as a collector does. */
const collector = async () => {
  const taken: { path: string; type: string; body: string }[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url = '', headers } = request;
      taken.push({
        path: url,
        type: headers['content-type'] ?? '',
        body: Buffer.concat(parts).toString('latin1'),
      });
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { taken, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const names = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_METRICS_EXPORTER', 'OTEL_SDK_DISABLED'];
afterEach(() => {
  for (const name of names) delete process.env[name];
});

const emitOnce = async (): Promise<void> => {
  const metrics = createMetrics({ service: 'rewards', instance: 'rewards-1' });
  metrics.add('reward.coins', 3, { stage: 'rewards' });
  await metrics.close();
};

describe('metrics over OTLP', () => {
  it("go to the endpoint of OpenTelemetry's variable, under OpenTelemetry's names, at the latest when the process ends", async () => {
    const { taken, server, url } = await collector();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = url;
    await emitOnce();
    server.close();
    expect(taken).toMatchObject([{ path: '/v1/metrics', type: 'application/x-protobuf' }]);
    for (const text of ['reward.coins', '{coin}', 'rewards-1']) expect(taken[0]?.body).toContain(text);
  });

  it.each([
    ['no endpoint is named', {}],
    ['another exporter is asked for', { OTEL_METRICS_EXPORTER: 'none', endpoint: true }],
    ['it is switched off', { OTEL_SDK_DISABLED: 'true', endpoint: true }],
  ])('go nowhere when %s', async (_, { endpoint, ...env }: Record<string, string | boolean>) => {
    const { taken, server, url } = await collector();
    Object.assign(process.env, env, endpoint ? { OTEL_EXPORTER_OTLP_ENDPOINT: url } : {});
    await emitOnce();
    server.close();
    expect(taken).toEqual([]);
  });
});
