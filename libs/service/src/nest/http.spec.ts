import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { httpAdapter, type HttpOptions } from './http.js';
import type { Surroundings } from './start-nest.js';

const around = {
  metrics: { add: () => undefined },
  lifetime: { draining: new AbortController().signal },
} as unknown as Surroundings;

/** What the server answers to these bytes before it ends the connection, where it is bidden to wait so long for requests. */
const answerTo = async (bytes: string | Buffer, options: HttpOptions = {}): Promise<string> => {
  const fastify = httpAdapter(options, around).getInstance();
  fastify.get('/players/:id', (request) => Promise.resolve(request.params));
  fastify.post('/events', ({ body }) => Promise.resolve({ body }));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(bytes);
  await once(socket, 'close');
  await fastify.close();
  return Buffer.concat(chunks).toString();
};
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;

describe('the HTTP interface', () => {
  it.each([
    ['head', 'GET / HTTP/1.1\r\nhost: x\r\nslow: '],
    [
      'body',
      'POST /events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    ],
  ])('does not wait for ever for the rest of a %s', async (_, bytes) => {
    expect(await answerTo(bytes, { requestTimeoutMs: 100 })).toMatch(/^HTTP\/1.1 408 /);
  });

  it('refuses a path and headers of more than 16 KiB', async () => {
    const answer = await answerTo(get(`/${'x'.repeat(17_000)}`));
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer).toContain('application/problem+json');
  });

  it('answers HEAD without a body, also where it cannot read it', async () => {
    const answer = await answerTo(`HEAD /${'x'.repeat(17_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer.split('\r\n\r\n')[1]).toBe('');
  });

  it.each(['/players/%E0%A4%A', '/players/%ff', '/%'])(
    'refuses %s, which is not encoded as it must be',
    async (path) => {
      const answer = await answerTo(get(`${path}?token=secret`));
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).toContain('application/problem+json');
      expect(answer).toContain(`"instance":"${path}"`);
    },
  );

  it('refuses what is no HTTP', async () =>
    expect(await answerTo('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /));

  const post = (body: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(
        'POST /events HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n',
      ),
      Buffer.from(`content-length: ${body.length}\r\n\r\n`),
      body,
    ]);

  it('takes JSON in which a field has any name', async () => {
    const body = '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}';
    expect(await answerTo(post(Buffer.from(body)))).toContain(body);
  });

  it('says of a body what it is not', async () => {
    expect(await answerTo(post(Buffer.from('"café"', 'latin1')))).toMatch(
      /^HTTP\/1.1 400 .*The body is not UTF-8\./s,
    );
    expect(await answerTo(post(Buffer.from('{"a":')))).toMatch(/^HTTP\/1.1 400 .*The body is not JSON\./s);
  });

  it('finds ids of any length that ids may have, written as any client does', async () => {
    const id = ':'.repeat(128);
    expect(await answerTo(get(`/players/${encodeURIComponent(id)}`))).toContain(JSON.stringify({ id }));
  });
});
