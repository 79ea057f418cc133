import { chestReveals, partitionOf, RewardReversalRequested } from '@treasure-hunt/contracts';
import { CatalogApp, keysOf } from '../testing/catalog-app.js';
import { seenOf } from '../testing/deployment.js';
import { smallHunt } from '../testing/hunts.js';

let catalog: CatalogApp;
beforeAll(async () => {
  catalog = await CatalogApp.open();
  await catalog.ask('POST', '/v1/hunts', { key: keysOf.author, body: smallHunt('town') });
}, 60_000);
afterAll(() => catalog.close(), 60_000);

const wanted = { clueId: 'town.tower', reason: 'The fix was forged.' };
const reverse = (grantId: string, body: unknown, key = keysOf.operator) =>
  catalog.ask('POST', `/v1/grants/${grantId}/reversal`, { key, body });
const requests = async () => (await catalog.deployment.read(chestReveals)).map(seenOf);

describe('POST /v1/grants/{id}/reversal', () => {
  it('puts the request into the log of the clue, with who asked and why', async () => {
    const { status, body } = await reverse('grant-1', wanted);
    expect({ status, body }).toEqual({
      status: 202,
      body: { requestId: expect.any(String) as unknown, grantId: 'grant-1', clueId: 'town.tower' },
    });
    const [request, ...others] = (await requests()).filter(({ id }) => id === body['requestId']);
    expect(others).toEqual([]);
    expect(request).toMatchObject({ type: RewardReversalRequested.type, key: 'town.tower' });
    expect(request?.partition).toBe(partitionOf('town.tower', catalog.deployment.partitions));
    expect(request?.value).toEqual({ ...wanted, grantId: 'grant-1', requestedBy: 'ops' });
  }, 30_000);

  it('is the same request when it is asked again, and another one for another reason', async () => {
    const ids = [];
    for (const body of [wanted, wanted, { ...wanted, reason: 'A mistake of ours.' }])
      ids.push((await reverse('grant-2', body)).body['requestId']);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  }, 30_000);

  it.each<[string, number, () => ReturnType<typeof reverse>]>([
    ['without a key', 401, () => reverse('refused', wanted, '')],
    ['with a key that nobody knows', 401, () => reverse('refused', wanted, 'nobodys-key-of-some-length')],
    ['with the key of an author', 403, () => reverse('refused', wanted, keysOf.author)],
    ['of a clue that there is not', 404, () => reverse('refused', { ...wanted, clueId: 'nowhere' })],
    ['of a grant that cannot be', 404, () => reverse('refused%20', wanted)],
    ['without a reason', 400, () => reverse('refused', { clueId: 'town.tower', reason: '' })],
    ['with more than is asked for', 400, () => reverse('refused', { ...wanted, coins: 1 })],
    ['that is no object', 400, () => reverse('refused', [wanted])],
  ])('refuses a request %s: %d', async (_, status, ask) => {
    const answer = await ask();
    expect(answer).toMatchObject({ status, body: { status } });
    expect(answer.type).toContain('application/problem+json');
    const written = (await requests()).map(({ value }) => (value as { grantId: string }).grantId);
    expect(written).not.toContainEqual(expect.stringContaining('refused'));
  });

  it('names the fields that are wrong', async () => {
    const { body } = await reverse('refused', { clueId: 'no id', reason: 7 });
    expect((body['faults'] as { path: string }[]).map(({ path }) => path)).toEqual(['clueId', 'reason']);
  });

  it('lets operators do nothing of what authors do', async () => {
    const answer = await catalog.ask('DELETE', '/v1/hunts/town', { key: keysOf.operator });
    expect(answer).toMatchObject({ status: 401 });
  });
});
