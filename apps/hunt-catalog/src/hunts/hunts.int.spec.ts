import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import { catalogOfAll, expectProblem } from '../testing/catalog-app.js';
import { shownOf, smallHunt } from '../testing/hunts.js';

describe('POST, GET and DELETE /v1/hunts', () => {
  const { ask, get } = catalogOfAll();

  it('publishes, shows and takes back a hunt', async () => {
    const hunt = smallHunt('http');
    const created = await ask('POST', '', hunt);
    expect(created).toMatchObject({ status: 201, body: { huntId: 'http', version: 1, status: 'published' } });
    const shown = await ask('GET', '/http');
    expect(shown).toMatchObject({ status: 200, body: { status: 'published', definition: shownOf(hunt) } });
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
    for (const other of [{ title: 'Other' }, { version: 3 }]) {
      const refused = await ask('POST', '', { ...hunt, ...other });
      expectProblem(refused, 409);
      expect(refused.body['faults']).toEqual([{ path: 'version', reason: 'must be 2' }]);
    }
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

  it('answers whatever it is sent with what is wrong with it', async () => {
    const valid = JSON.stringify(smallHunt('hostile'));
    const inside = (field: string) => valid.replace('{', `{${field},`);
    const sent: readonly [string, number][] = [
      [inside('"__proto__":{"version":1}'), 400],
      [inside('"constructor":{"prototype":{"version":1}}'), 400],
      [inside('"toString":1'), 422],
      [inside(`"extra":${'['.repeat(40_000)}${']'.repeat(40_000)}`), 422],
      ['['.repeat(90_000), 400],
      [`${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, 422],
      [valid.replace('"supply":3', '"supply":1e999'), 422],
      [valid.replace('"version":1', '"version":1e308'), 422],
      [valid.replace('"lat":39.9', '"lat":-1e-320'), 201],
      ...['null', '1', '""', '[]', '[{}]', 'true'].map((text): [string, number] => [text, 422]),
    ];
    for (const [text, status] of sent) {
      const answer = await ask('POST', '', text);
      expect([text.slice(0, 60), answer.status]).toEqual([text.slice(0, 60), status]);
      if (status === 422) expect(answer.body['faults']).not.toEqual([]);
    }
  }, 30_000);

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
    const closed = await get('/v1/hunts/http?x=1', { 'x-api-key': 'wrong' });
    expect(closed.statusCode).toBe(401);
    expect(closed.headers['www-authenticate']).toBe('Bearer');
    expect(closed.json()).toMatchObject({ title: 'Unauthorized', status: 401, instance: '/v1/hunts/http' });
    expect((await get('/elsewhere')).json()).toMatchObject({
      status: 404,
    });
  });
});
