import { Killable, redriveOf, tallyHolding, type TallyStage } from '@treasure-hunt/shards/testing';
import { ShardScene } from '../testing/shard-scene.js';

const stage = tallyHolding(3_600_000);
/** Takes `poison` for a player like any other. */
const mended: TallyStage = {
  ...stage,
  decide: (command, state) =>
    command.type === 'due'
      ? stage.decide(command, state)
      : stage
          .decide({ ...command, data: { ...command.data, playerId: 'cured' } }, state)
          .map(
            (fact) => ({ ...fact, data: { ...fact.data, playerId: command.data.playerId } }) as typeof fact,
          ),
};

let scene: ShardScene;
beforeAll(async () => {
  scene = await ShardScene.open();
}, 30_000);
afterAll(() => scene.close(), 30_000);

describe('a clue that cannot be decided', () => {
  it('is parked, through takeovers, while others go on, and is decided in order once it is redriven', async () => {
    const run = await scene.run('parked');
    const ports = new Killable();
    await run.start('first', { ports });
    await scene.cross(['gate', 'well'], ['ann']);
    await scene.cross(['gate'], ['poison']);
    await scene.cross(['gate', 'well'], ['bob']);
    await scene.settled();
    ports.kill();

    const second = await run.start('second');
    await scene.cross(['gate', 'well'], ['cy']);
    await scene.settled();
    expect(await run.tallies()).toEqual({ gate: ['ann'], well: ['ann', 'bob', 'cy'] });
    expect((await run.parked()).map(({ offset, reason }) => [offset, reason])).toEqual([
      [2, 'Error: cannot decide poison'],
      [3, 'Its key is parked.'],
      [5, 'Its key is parked.'],
    ]);
    await scene.append([redriveOf('gate')]); // Still not mended: everything is parked again.
    await scene.settled();
    expect(await run.parked()).toHaveLength(3);
    await second.end();

    await run.start('third', { stage: mended });
    await scene.append([redriveOf('gate')]);
    await scene.cross(['gate'], ['dee']);
    await scene.settled();
    expect(await run.tallies()).toEqual({
      gate: ['ann', 'poison', 'bob', 'cy', 'dee'],
      well: ['ann', 'bob', 'cy'],
    });
    expect(await run.parked()).toEqual([]);
    const facts = await run.facts();
    expect(facts.byId).toHaveLength(8);
    expect(facts.bySequence).toEqual(facts.byId);
    expect(scene.fatal).toEqual([]);
  }, 40_000);
});
