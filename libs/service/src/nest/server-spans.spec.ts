import { Contexts, type FinishedSpan, type Tracing } from '@treasure-hunt/telemetry';
import { httpAdapter } from './http.js';
import type { Surroundings } from './surroundings.js';

/** What is exported of these requests, and the `traceparent` that the handler of each sees. */
const asked = async (
  ...requests: readonly { method: 'GET' | 'POST'; url: string; traceparent?: string }[]
) => {
  const spans: FinishedSpan[] = [];
  const tracing: Partial<Tracing> = {
    contexts: new Contexts(() => true, true),
    spans: { write: (span) => void spans.push(span), nowMs: () => 7 },
  };
  const around = {
    metrics: { add: () => undefined },
    lifetime: { draining: new AbortController().signal },
    tracing,
  } as unknown as Surroundings;
  const fastify = httpAdapter({ traced: true }, around).getInstance();
  const seen: unknown[] = [];
  fastify.all('/hunts/:id', ({ headers }) => {
    seen.push(headers['traceparent']);
    return Promise.resolve('{}');
  });
  for (const { traceparent, ...request } of requests)
    await fastify.inject({ ...request, headers: traceparent === undefined ? {} : { traceparent } });
  await fastify.close();
  return { spans, seen };
};

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the span of a request', () => {
  it('follows what the request came with, and is what its handler goes on with', async () => {
    const { spans, seen } = await asked({ method: 'POST', url: '/hunts/a?token=secret', traceparent });
    expect(spans).toMatchObject([
      { name: 'POST /hunts/:id', kind: 'server', parent: traceparent, context: seen[0] },
    ]);
    expect(String(seen[0])).toContain(traceparent.slice(0, 36));
    expect(seen[0]).not.toBe(traceparent);
    expect(spans[0]?.attributes).toMatchObject({ 'url.path': '/hunts/a', 'http.response.status_code': 200 });
  });

  it('begins a trace where the request has none; what only reads has no span', async () => {
    const { spans, seen } = await asked(
      { method: 'GET', url: '/hunts/a' },
      { method: 'POST', url: '/hunts/a' },
    );
    expect(seen[0]).toBeUndefined();
    expect(spans).toMatchObject([{ context: seen[1], parent: undefined }]);
  });

  it('tells nothing of a path that no route knows', async () => {
    const { spans } = await asked({ method: 'POST', url: '/hunts' });
    expect(spans).toMatchObject([{ name: 'POST', attributes: { 'http.response.status_code': 404 } }]);
    expect(spans[0]?.attributes).not.toHaveProperty('url.path');
  });
});
