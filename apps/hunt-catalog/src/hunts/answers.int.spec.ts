import type { HuntDefinition } from '@treasure-hunt/contracts';
import { HuntRepository } from '@treasure-hunt/persistence';
import { sealed } from '@treasure-hunt/publication';
import type { CatalogKeys } from '../publication/catalog-hunt.js';
import { Publisher } from '../publication/publisher.js';
import { Deployment } from '../testing/deployment.js';
import { keys, smallHunt } from '../testing/hunts.js';
import { Catalog } from './catalog.js';
import { huntView } from './hunt-view.js';

const older = { keyId: 'a1', secret: '00'.repeat(16) };
const newer = { keyId: 'a2', secret: '22'.repeat(16) };

describe('the answers of a hunt', () => {
  let deployment: Deployment;
  let before: Catalog;
  let rotating: Catalog;
  let after: Catalog;

  beforeAll(async () => {
    deployment = await Deployment.open(1);
    const hunts = new HuntRepository(deployment.database);
    await hunts.ensureIndexes();
    const catalogWith = (...answerKeys: CatalogKeys['answerKeys']) => {
      const around = {
        sender: deployment.kafka.sender(),
        hunts,
        keys: { ...keys, answerKeys },
        address: deployment,
      };
      return new Catalog(around, new Publisher(around), Date.now);
    };
    before = catalogWith(older);
    rotating = catalogWith(newer, older);
    after = catalogWith(newer);
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  const answering = (huntId: string, version: number, answers: string[]): HuntDefinition => {
    const { clues, ...hunt } = smallHunt(huntId);
    const puzzle = { kind: 'text' as const, prompt: 'Who guards it?', answers };
    return { ...hunt, version, clues: clues.map((clue, index) => (index ? clue : { ...clue, puzzle })) };
  };

  it('are kept and shown as their hashes only', async () => {
    const { hunt } = await before.publish(answering('kept', 1, ['Zanzibar']), { by: 'ann' });
    const kept = await deployment.database.collection<{ _id: string }>('hunts').findOne({ _id: 'kept' });
    expect(JSON.stringify(kept)).toContain('Who guards it?');
    expect(JSON.stringify(kept)).not.toMatch(/zanzibar/i);
    expect(huntView(hunt, keys, 0).definition).toEqual(sealed(answering('kept', 1, ['Zanzibar']), older));
  }, 30_000);

  it('are the same content again when the key is exchanged in between', async () => {
    await before.publish(answering('again', 1, ['lion', 'cat']), { by: 'ann' });
    const again = await rotating.publish(answering('again', 1, ['Lion!', 'cat']), { by: 'ann' });
    expect(again).toMatchObject({ created: false, hunt: { version: 1, answerKeyId: 'a1' } });
    await expect(
      rotating.publish(answering('again', 1, ['lion', 'dog']), { by: 'ann' }),
    ).rejects.toMatchObject({
      status: 409,
    });
  }, 30_000);

  it('are only added, whichever key the next version is kept under', async () => {
    await before.publish(answering('added', 1, ['lion', 'cat']), { by: 'ann' });
    await expect(rotating.publish(answering('added', 2, ['lion']), { by: 'ann' })).rejects.toMatchObject({
      status: 422,
      details: { faults: [{ path: 'clues[0].puzzle.answers' }] },
    });
    const second = answering('added', 2, ['lion', 'cat', 'dog']);
    const { hunt } = await rotating.publish(second, { by: 'ann' });
    expect(hunt).toMatchObject({ version: 2, status: 'published', answerKeyId: 'a2' });
    expect(await after.publish(second, { by: 'ann' })).toMatchObject({ created: false });
  }, 30_000);

  it('need no key any more for the hunt to be replaced or taken back', async () => {
    await before.publish(answering('gone', 1, ['lion']), { by: 'ann' });
    await expect(after.publish(answering('gone', 1, ['lion']), { by: 'ann' })).rejects.toMatchObject({
      status: 409,
    });
    expect(await after.publish(answering('gone', 2, ['cat']), { by: 'ann' })).toMatchObject({
      created: true,
    });
    await before.publish(answering('back', 1, ['lion']), { by: 'ann' });
    expect(await after.withdraw('back', { by: 'ann' })).toMatchObject({ status: 'withdrawn', version: 2 });
  }, 30_000);
});
