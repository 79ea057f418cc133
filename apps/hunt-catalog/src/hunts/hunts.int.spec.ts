import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import { CatalogApp, keysOf } from '../testing/catalog-app.js';
import { smallHunt } from '../testing/hunts.js';

describe('POST, GET and DELETE /v1/hunts', () => {
  let catalog: CatalogApp;

  beforeAll(async () => {
    catalog = await CatalogApp.open();
  }, 60_000);
  afterAll(() => catalog.close(), 60_000);

  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object | string) =>
    catalog.ask(method, `/v1/hunts${path}`, { key: keysOf.author, body });
  const expectProblem = (answer: Awaited<ReturnType<typeof ask>>, status: number): void => {
    expect(answer).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json') as unknown,
      body: { status },
    });
  };

  it('publishes, shows and takes back a hunt', async () => {
    const hunt = smallHunt('http');
    const created = await ask('POST', '', hunt);
    expect(created).toMatchObject({ status: 201, body: { huntId: 'http', version: 1, status: 'published' } });
    const shown = await ask('GET', '/http');
    expect(shown).toMatchObject({ status: 200, body: { status: 'published', definition: hunt } });
    expect(shown.body).not.toHaveProperty('secret');
    const back = await ask('DELETE', '/http');
    expect(back).toMatchObject({ status: 200, body: { status: 'withdrawn', version: 2 } });
    expect(await ask('DELETE', '/http')).toEqual(back);
    expect(back.body['secret']).toBe(huntSecret('11'.repeat(16), 'http'));
    expect(secretHash(String(back.body['secret']))).toBe(shown.body['secretHash']);
  }, 30_000);

  it('does nothing for the same content again, and refuses other content', async () => {
    const hunt = smallHunt('again');
    const created = await ask('POST', '', hunt);
    const { clues, chests, ...rest } = hunt;
    expect(await ask('POST', '', { chests, clues, ...rest })).toMatchObject({
      status: 200,
      body: created.body,
    });
    expectProblem(await ask('POST', '', { ...hunt, title: 'Other' }), 409);
    const next = await ask('POST', '', { ...hunt, version: 2 });
    expectProblem(next, 422);
    expect(next.body['faults']).toEqual([
      { path: 'version', reason: expect.stringContaining('not yet') as unknown },
    ]);
  }, 30_000);

  it('refuses ids of another hunt, and names them', async () => {
    await ask('POST', '', smallHunt('first'));
    const other = { ...smallHunt('second'), clues: smallHunt('first').clues, chests: [] };
    const answer = await ask('POST', '', other);
    expectProblem(answer, 409);
    expect(answer.body['faults']).toMatchObject([{ path: 'clues[0].clueId' }]);
    expectProblem(await ask('GET', '/second'), 404);
  }, 30_000);

  it('refuses what cannot be played, with every fault', async () => {
    const answer = await ask('POST', '', {
      ...smallHunt('bad'),
      title: '',
      version: 2,
      closes: {},
      colour: 'red',
    });
    expectProblem(answer, 422);
    expect((answer.body['faults'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'title',
      'closes.at',
      'colour',
    ]);
  });

  it('refuses a first version other than 1', async () => {
    const answer = await ask('POST', '', { ...smallHunt('late'), version: 3 });
    expectProblem(answer, 422);
    expect(answer.body['faults']).toMatchObject([{ path: 'version' }]);
  });

  it('refuses what is not JSON, too large, unknown, or asked for without a key', async () => {
    expectProblem(await ask('POST', '', '{"huntId":'), 400);
    expectProblem(await ask('POST', '', { ...smallHunt('big'), title: 'x'.repeat(200_000) }), 413);
    expectProblem(await ask('GET', '/nowhere'), 404);
    expectProblem(await ask('DELETE', '/nowhere'), 404);
    const closed = await catalog.app.inject({
      method: 'GET',
      url: '/v1/hunts/http?x=1',
      headers: { 'x-api-key': 'wrong' },
    });
    expect(closed.statusCode).toBe(401);
    expect(closed.headers['www-authenticate']).toBe('Bearer');
    expect(closed.json()).toMatchObject({ title: 'Unauthorized', status: 401, instance: '/v1/hunts/http' });
    expect((await catalog.app.inject({ method: 'GET', url: '/elsewhere' })).json()).toMatchObject({
      status: 404,
    });
  });
});
