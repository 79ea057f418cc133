import { Deployment } from '@treasure-hunt/service/testing';
import { apiKey, startGateway, type RunningGateway } from './testing/gateway.js';

const page = 'https://play.example';
const stranger = 'https://elsewhere.example';

describe('a page in a browser', () => {
  let deployment: Deployment;
  let gateway: RunningGateway;
  let closed: RunningGateway;
  let token: string;

  beforeAll(async () => {
    deployment = await Deployment.open(1);
    gateway = await startGateway(deployment, { CORS_ORIGINS: page });
    closed = await startGateway(deployment);
    const issued = await fetch(`${gateway.url}/v1/players/ada/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
    });
    ({ token } = (await issued.json()) as { token: string });
  }, 60_000);
  afterAll(async () => {
    await gateway.stop();
    await closed.stop();
    await deployment.close();
  }, 60_000);

  /** What the browser would let a page of this origin see. */
  const seenBy = async (origin: string, path: string, headers: Record<string, string> = {}) => {
    const abort = new AbortController();
    const response = await fetch(gateway.url + path, {
      headers: { origin, ...headers },
      signal: abort.signal,
    });
    const allowed = response.headers.get('access-control-allow-origin');
    const exposed = response.headers.get('access-control-expose-headers');
    abort.abort();
    return { status: response.status, allowed, exposed };
  };
  /** What the browser asks before it sends headers or a method of its own. */
  const asked = (url: string, origin: string, method: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,last-event-id',
      },
    });

  it('reads the view and the feed of its player', async () => {
    const authorization = { authorization: `Bearer ${token}` };
    const open = { status: 200, allowed: page };
    expect(await seenBy(page, '/v1/players/ada', authorization)).toMatchObject(open);
    expect(await seenBy(page, '/v1/players/ada/feed', authorization)).toMatchObject(open);
    expect(await seenBy(page, `/v1/players/ada/feed?access_token=${token}`)).toMatchObject(open);
  });

  it('may send the token and the last id, and is told so once', async () => {
    const response = await asked(`${gateway.url}/v1/players/ada/feed`, page, 'GET');
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('access-control-allow-headers')).toContain('last-event-id');
    expect(response.headers.get('access-control-allow-methods')).toBe('GET');
    expect(response.headers.get('vary')).toContain('Origin');
  });

  it('sees why it was refused, and when to come back', async () =>
    expect(await seenBy(page, '/v1/players/ada/feed')).toEqual({
      status: 401,
      allowed: page,
      exposed: 'retry-after',
    }));

  it('of another origin sees nothing', async () => {
    expect((await seenBy(stranger, '/v1/players/ada')).allowed).toBeNull();
    const response = await asked(`${gateway.url}/v1/players/ada/feed`, stranger, 'GET');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('of any origin is let in where the gateway is told to', async () => {
    const open = await startGateway(deployment, { CORS_ORIGINS: '*' });
    const response = await asked(`${open.url}/v1/players/ada/feed`, stranger, 'GET');
    await open.stop();
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is let in nowhere unless the gateway is told to', async () => {
    const response = await asked(`${closed.url}/v1/players/ada/feed`, page, 'GET');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
