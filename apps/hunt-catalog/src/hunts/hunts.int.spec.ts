import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import {
  DATABASE,
  DRAINING,
  fingerprintOf,
  LOG,
  SENDER,
  ServiceModule,
  SETTINGS,
} from '@treasure-hunt/service';
import { HuntCatalogModule } from '../hunt-catalog.module.js';
import { Deployment } from '../testing/deployment.js';
import { keys, smallHunt } from '../testing/hunts.js';

const apiKey = 'an-authors-key-of-some-length';
const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

class Root {}

describe('POST, GET and DELETE /v1/hunts', () => {
  let deployment: Deployment;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    deployment = await Deployment.open(2);
    const { topicPrefix, partitions } = deployment;
    const provisions = [
      { provide: SETTINGS, useValue: { topicPrefix, partitions, ...keys, authorApiKeys: [apiKey] } },
      { provide: LOG, useValue: journal },
      { provide: DRAINING, useValue: new AbortController().signal },
      { provide: DATABASE, useValue: deployment.database },
      { provide: SENDER, useValue: deployment.kafka.sender() },
    ];
    const root = { module: Root, imports: [ServiceModule.forRoot(provisions), HuntCatalogModule] };
    const adapter = new FastifyAdapter({ bodyLimit: 100_000 });
    app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
      logger: false,
      abortOnError: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await deployment.close();
  }, 60_000);

  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object | string) => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(payload && { 'content-type': 'application/json' }),
    };
    const answer = await app.inject({
      method,
      url: `/v1/hunts${path}`,
      headers,
      ...(payload && { payload }),
    });
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      body: answer.json<Record<string, unknown>>(),
    };
  };
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
    for (const other of [{ title: 'Other' }, { version: 3 }]) {
      const refused = await ask('POST', '', { ...hunt, ...other });
      expectProblem(refused, 409);
      expect(refused.body['faults']).toEqual([{ path: 'version', reason: 'must be 2' }]);
    }
  }, 30_000);

  it('publishes the next version, and says who did what', async () => {
    const hunt = smallHunt('next');
    await ask('POST', '', hunt);
    const second = { ...hunt, version: 2, title: 'Another title' };
    const published = await ask('POST', '', second);
    expect(published).toMatchObject({
      status: 201,
      body: { version: 2, status: 'published', definition: second },
    });
    expect(await ask('POST', '', second)).toMatchObject({ status: 200, body: published.body });
    expectProblem(await ask('POST', '', hunt), 409);
    const { body } = await ask('DELETE', '/next');
    const by = fingerprintOf(apiKey);
    expect(body['history']).toMatchObject([
      { version: 1, what: 'published', by, at: body['createdAt'] },
      { version: 2, what: 'published', by, at: body['publishedAt'] },
      { version: 3, what: 'withdrawn', by, at: body['withdrawnAt'] },
    ]);
    const [one, two, three] = body['history'] as { definitionHash: string }[];
    expect(one?.definitionHash).not.toBe(two?.definitionHash);
    expect(three?.definitionHash).toBe(two?.definitionHash);
  }, 30_000);

  it('refuses a next version that breaks with the one before, with every fault', async () => {
    const hunt = smallHunt('frozen');
    const { chests, clues } = hunt;
    await ask('POST', '', hunt);
    const broken = {
      clues: clues.slice(0, 1),
      chests: chests.map((c) => ({ ...c, clueId: 'frozen.gate', supply: 1 })),
    };
    const refused = await ask('POST', '', { ...hunt, ...broken, version: 2 });
    expectProblem(refused, 422);
    expect((refused.body['faults'] as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'chests[0].clueId',
      'chests[0].supply',
      'clues',
    ]);
    const other = {
      ...smallHunt('other-one'),
      clues: [{ ...clues[0], clueId: 'other-one.gate' }],
      chests: [],
    };
    await ask('POST', '', { ...other, opens: { at: '2100-01-01T00:00:00Z' } });
    const taking = {
      ...other,
      version: 2,
      opens: { at: '2100-01-01T00:00:00Z' },
      chests: [{ ...chests[0], clueId: 'other-one.gate' }],
    };
    const taken = await ask('POST', '', taking);
    expectProblem(taken, 409);
    expect(taken.body['faults']).toMatchObject([{ path: 'chests[0].chestId' }]);
    expect((await ask('GET', '/other-one')).body).toMatchObject({ version: 1, status: 'published' });
  }, 30_000);

  it('takes a withdrawn hunt as it is, and nothing else for it; so it is with one that has closed', async () => {
    const hunt = smallHunt('gone');
    await ask('POST', '', hunt);
    await ask('DELETE', '/gone');
    expect(await ask('POST', '', hunt)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', version: 2 },
    });
    for (const version of [1, 2, 3])
      expectProblem(await ask('POST', '', { ...hunt, version, title: 'Other' }), 409);
    const closed = { ...smallHunt('closed'), closes: { at: '2020-01-01T00:00:00Z' } };
    await ask('POST', '', closed);
    const later = await ask('POST', '', { ...closed, version: 2, closes: { at: '2100-01-01T00:00:00Z' } });
    expectProblem(later, 409);
    expect(later.body['detail']).toContain('has closed');
  }, 30_000);

  it('lets one of two authors publish the next version, and a withdrawal always win', async () => {
    const hunt = smallHunt('race');
    await ask('POST', '', hunt);
    const titled = (version: number, title: string) => ask('POST', '', { ...hunt, version, title });
    const rivals = await Promise.all([titled(2, 'Mine'), titled(2, 'Yours')]);
    expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409]);
    const same = await Promise.all([titled(3, 'Ours'), titled(3, 'Ours')]);
    expect(same.map(({ status, body }) => [status, body['version']]).sort()).toEqual([
      [200, 3],
      [201, 3],
    ]);
    const [withdrawn, fourth] = await Promise.all([ask('DELETE', '/race'), titled(4, 'Late')]);
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect([201, 409]).toContain(fourth.status);
    const { body } = await ask('GET', '/race');
    expect(body).toMatchObject({ status: 'withdrawn', version: fourth.status === 201 ? 5 : 4 });
    expect((body['history'] as { version: number }[]).map(({ version }) => version)).toEqual(
      fourth.status === 201 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4],
    );
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
    const closed = await app.inject({
      method: 'GET',
      url: '/v1/hunts/http?x=1',
      headers: { 'x-api-key': 'wrong' },
    });
    expect(closed.statusCode).toBe(401);
    expect(closed.headers['www-authenticate']).toBe('Bearer');
    expect(closed.json()).toMatchObject({ title: 'Unauthorized', status: 401, instance: '/v1/hunts/http' });
    expect((await app.inject({ method: 'GET', url: '/elsewhere' })).json()).toMatchObject({ status: 404 });
  });
});
