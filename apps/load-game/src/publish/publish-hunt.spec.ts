import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthoredHunt } from '../hunt.js';
import type { Stack } from '../stack.js';
import { publishHunt, untilPublished } from './publish-hunt.js';

type Answer = readonly [status: number, body: object];

const hunt = { json: '{"huntId":"h"}' } as AuthoredHunt;
const { signal } = new AbortController();
let server: Server | undefined;

/** A catalog that gives these answers, one after the other, to whoever has the author's key; `silence` is none, ever. */
const catalog = async (...answers: (Answer | 'silence')[]): Promise<Stack> => {
  server = createServer((request, response) => {
    if (answers[0] === 'silence') return;
    const isAuthor = request.headers.authorization === 'Bearer author';
    const [status, body] = ((isAuthor ? answers.shift() : undefined) ?? [401, {}]) as Answer;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    gatewayUrl: 'http://unused',
    kafkaBrokers: 'none',
    catalogUrl: `http://127.0.0.1:${port}`,
    apiKeys: { backend: 'backend', author: 'author' },
  };
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('publishing a hunt', () => {
  it.each([200, 201, 202])('is done when the catalog answers %i', async (status) => {
    await expect(publishHunt(hunt, await catalog([status, {}]), signal)).resolves.toBeUndefined();
  });

  it('is tried again while the catalog is not ready', async () => {
    const stack = await catalog([503, {}], [429, {}], [202, {}]);
    await expect(publishHunt(hunt, stack, signal)).resolves.toBeUndefined();
  });

  it('ends with what the catalog says against it', async () => {
    const stack = await catalog([409, { title: 'another version' }]);
    await expect(publishHunt(hunt, stack, signal)).rejects.toThrow('another version');
  });

  it('waits until the hunt can be played', async () => {
    const stack = await catalog([200, { status: 'publishing' }], [200, { status: 'published' }], [500, {}]);
    await expect(untilPublished('h', stack, signal)).resolves.toBeUndefined();
  });

  it.each([
    ['publish', (stack: Stack, end: AbortSignal) => publishHunt(hunt, stack, end)],
    ['wait', (stack: Stack, end: AbortSignal) => untilPublished('h', stack, end)],
  ])('ends when it is interrupted, whatever the catalog does (%s)', async (_, begin) => {
    const silent = await catalog('silence');
    const gone = { ...silent, catalogUrl: 'http://127.0.0.1:1' };
    for (const stack of [silent, gone]) {
      const interrupted = new AbortController();
      const begun = begin(stack, interrupted.signal);
      setTimeout(() => interrupted.abort(), 50);
      await expect(begun).rejects.toMatchObject({ name: 'AbortError' });
    }
  });

  it.each<Answer>([
    [404, {}],
    [200, { status: 'withdrawn' }],
  ])('does not wait for a hunt that will not come: %i %j', async (...answer) => {
    await expect(untilPublished('h', await catalog(answer), signal)).rejects.toMatchObject({
      name: 'HuntRefused',
    });
  });
});
