import { Killable } from '@treasure-hunt/shards/testing';
import { ShardScene, until } from '../testing/shard-scene.js';

const clues = ['gate', 'well'];

let scene: ShardScene;
beforeAll(async () => {
  scene = await ShardScene.open();
}, 30_000);
afterAll(() => scene.close(), 30_000);

describe('an owner that was frozen, replaced and thawed', () => {
  it('says again what its successor has said, saves nothing, and loses the shard', async () => {
    const [undisturbed, run] = [await scene.run('undisturbed'), await scene.run('frozen')];
    await undisturbed.start('only');
    const ports = new Killable();
    const zombie = await run.start('zombie', { ports });
    await scene.cross(clues, ['ann', 'bob']);
    await scene.settled();

    ports.freeze();
    await scene.cross(clues, ['cy', 'dee']);
    await until(() => ports.frozenCalls > 0); // Decided, and about to be sent.
    const successor = await run.start('successor');
    await scene.settled();
    await scene.cross(clues, ['eve']);
    await scene.settled();
    const saved = await run.shard();

    ports.thaw();
    await until(() => zombie.count('shard.lost') > 0);
    await zombie.end();
    expect(await run.shard()).toMatchObject({ owner: 'successor', epoch: saved!.epoch });
    await scene.cross(clues, ['fay']);
    await scene.settled();

    const facts = await run.facts();
    expect(facts.byId).toHaveLength(12);
    expect(facts.bySequence).toEqual(facts.byId);
    expect(facts.records).toBeGreaterThanOrEqual(16); // The zombie has sent those of cy and dee, too.
    expect(await run.outcome()).toEqual(await undisturbed.outcome());
    expect(successor.count('shard.lost')).toBe(0);
    expect(scene.fatal).toEqual([]);
  }, 30_000);
});
