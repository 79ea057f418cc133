import { ShardScene, until } from '../testing/shard-scene.js';

const clues = ['gate', 'well'];

let scene: ShardScene;
beforeEach(async () => {
  scene = await ShardScene.open();
}, 30_000);
afterEach(() => scene.close(), 30_000);

describe('a shard whose log is not the one that was read', () => {
  it.each([
    ['shorter', ['zoe'], /^clue-solving\/0 stopped: The log ends at 2, but 6 was read/],
    ['longer', ['zoe', 'yan', 'xia', 'wim'], /^clue-solving\/0 stopped: The record at 5 is not the one/],
  ])(
    'decides nothing of one that is %s, and says so',
    async (_, others, reason) => {
      const run = await scene.run('lost');
      const first = await run.start('first');
      await scene.cross(clues, ['ann', 'bob', 'cy']);
      await scene.settled();
      await first.end();
      const before = await run.outcome();

      await scene.replaceInput();
      await scene.cross(clues, others);
      const second = await run.start('second');
      await until(() => second.count('shard.log.lost') > 0);
      expect(second.status).toMatchObject({ ready: false, reasons: [expect.stringMatching(reason)] });
      expect(await run.outcome()).toEqual(before);
      expect(scene.fatal).toEqual([]);
    },
    30_000,
  );

  it('is let go at once, and goes on in the same process when an operator accepts the other log', async () => {
    const run = await scene.run('accepted');
    const first = await run.start('first');
    await scene.cross(clues, ['ann', 'bob', 'cy']);
    await scene.settled();
    await first.end();

    await scene.replaceInput();
    await scene.cross(clues, ['zoe']);
    const second = await run.start('second');
    await until(() => second.count('shard.log.lost') > 0);
    await until(async () => (await run.shard())?.released === true);

    await run.acceptLog();
    await scene.settled();
    await until(() => second.status.ready);
    expect(await run.tallies()).toEqual({
      gate: ['ann', 'bob', 'cy', 'zoe'],
      well: ['ann', 'bob', 'cy', 'zoe'],
    });
    expect(second.count('shard.log.lost')).toBe(1);
    expect((await run.facts()).byId).toHaveLength(8);
    expect(scene.fatal).toEqual([]);
  }, 30_000);
});
