import { Killable } from '@treasure-hunt/shards/testing';
import type { ShardRun } from '../testing/shard-run.js';
import { ShardScene } from '../testing/shard-scene.js';

/** More steps than a process of this story has. */
const steps = 36;
const clues = ['gate', 'well'];

let scene: ShardScene;
let isOver = false;
beforeAll(async () => {
  scene = await ShardScene.open();
}, 30_000);
afterAll(() => {
  isOver = true;
  return scene.close();
}, 60_000);

/** A run whose first owner is killed at a step; then a second one starts. */
const killedAt = async (step: number): Promise<{ run: ShardRun; ports: Killable }> => {
  const run = await scene.run(`killed-at-${step}`);
  const ports = new Killable(step);
  void ports.killed.then(async () => {
    if (!isOver) await run.start('second', { group: 'owners' });
  });
  await run.start('first', { group: 'owners', ports });
  return { run, ports };
};

describe('a shard that is killed between any two steps and taken over', () => {
  it('ends with the same state and the same facts as one that was not', async () => {
    await scene.cross(clues, ['ann', 'bob', 'cy']);
    const undisturbed = await scene.run('undisturbed');
    await undisturbed.start('only');
    const killed = await Promise.all(Array.from({ length: steps }, (_, n) => killedAt(n + 1)));
    await scene.settled();
    await scene.cross(clues, ['dee', 'eve', 'fay']);
    await scene.cross(['tower'], ['gus', 'poison', 'hal']);
    await scene.settled();
    await scene.cross(clues, ['ida']);
    await scene.settled();

    const expected = await undisturbed.outcome();
    const { byId, records } = await undisturbed.facts();
    expect(byId).toHaveLength(15);
    expect(records).toBe(15);
    let repeated = 0;
    for (const { run } of killed) {
      expect(await run.outcome()).toEqual(expected);
      const facts = await run.facts();
      expect(facts.bySequence).toEqual(facts.byId);
      repeated += facts.records - facts.byId.length;
    }
    expect(repeated).toBeGreaterThan(0);
    expect(killed.findLastIndex(({ ports }) => ports.isKilled)).toBeGreaterThan(12);
    expect(killed.at(-1)!.ports.isKilled).toBe(false);
    expect(scene.fatal).toEqual([]);
  }, 90_000);
});
