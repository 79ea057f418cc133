import { fingerprintOf } from '@treasure-hunt/service';
import { catalogOfAll, expectProblem, keysOf } from '../testing/catalog-app.js';
import { shownOf, smallHunt } from '../testing/hunts.js';

describe('a hunt that is published again', () => {
  const { ask } = catalogOfAll();

  it('publishes the next version, and says who did what', async () => {
    const hunt = smallHunt('next');
    await ask('POST', '', hunt);
    const second = { ...hunt, version: 2, title: 'Another title' };
    const published = await ask('POST', '', second);
    expect(published).toMatchObject({
      status: 201,
      body: { version: 2, status: 'published', definition: shownOf(second) },
    });
    expect(await ask('POST', '', second)).toMatchObject({ status: 200, body: published.body });
    expectProblem(await ask('POST', '', hunt), 409);
    const { body } = await ask('DELETE', '/next');
    const by = fingerprintOf(keysOf.author);
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

  it('takes a withdrawn hunt as it is, and nothing else for it', async () => {
    const hunt = smallHunt('gone');
    await ask('POST', '', hunt);
    await ask('DELETE', '/gone');
    expect(await ask('POST', '', hunt)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', version: 2 },
    });
    for (const version of [1, 2, 3])
      expectProblem(await ask('POST', '', { ...hunt, version, title: 'Other' }), 409);
  }, 30_000);

  it('refuses to close a hunt at a time that has passed, in its first version and in any later one', async () => {
    const past = { closes: { at: '2020-01-01T00:00:00Z' } };
    const refuse = async (definition: object) => {
      const answer = await ask('POST', '', definition);
      expectProblem(answer, 422);
      expect(answer.body['faults']).toMatchObject([{ path: 'closes' }]);
    };
    const hunt = smallHunt('closing');
    await refuse({ ...hunt, ...past });
    expectProblem(await ask('GET', '/closing'), 404);
    await ask('POST', '', hunt);
    await refuse({ ...hunt, version: 2, ...past });
    expect(await ask('GET', '/closing')).toMatchObject({ body: { version: 1, status: 'published' } });
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
});
