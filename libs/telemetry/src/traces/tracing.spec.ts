import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { beginTrace } from './contexts.js';
import { startTracing } from './tracing.js';

interface ZipkinSpan {
  readonly timestamp: number;
  readonly duration: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Takes one request, as Zipkin does. */
const zipkin = async () => {
  const taken = Promise.withResolvers<ZipkinSpan[]>();
  const server = createServer((request, response) => {
    void json(request).then((body) => taken.resolve(body as ZipkinSpan[]), taken.reject);
    response.writeHead(202).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2/spans`;
  return { url, taken: taken.promise, server };
};

describe('traces that go to Zipkin', () => {
  it('are in whole microseconds, as it takes no others, and tell the traces that they are linked with', async () => {
    const { url, taken, server } = await zipkin();
    const { spans, close } = startTracing({
      ...{ service: 'rewards', instance: 'rewards-1', exporter: 'zipkin', url },
      ...{ sampler: 'always_on', ratio: 1 },
      failed: (error) => {
        throw error;
      },
    });
    const [context, ...links] = ['a', 'b', 'c'].map(beginTrace);
    const [startMs, endMs] = [1_795_398_275_503.123, 1_795_398_275_999.999];
    const about = { name: 'process', kind: 'consumer', attributes: {} } as const;
    spans?.write({ ...about, context: context!, links, startMs, endMs });
    await close();
    server.close();
    expect(await taken).toMatchObject([
      {
        timestamp: 1_795_398_275_503_123,
        duration: 496_876,
        tags: { 'hunt.linked_traces': links.map((link) => link.split('-')[1]).join(' ') },
      },
    ]);
  });
});
