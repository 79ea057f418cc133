import { crossing, Killable, tallyHolding, type TallyStage } from '@treasure-hunt/shards/testing';
import type { ShardRun } from '../testing/shard-run.js';
import { ShardScene } from '../testing/shard-scene.js';

let scene: ShardScene;
beforeEach(async () => {
  scene = await ShardScene.open();
}, 30_000);
afterEach(() => scene.close(), 30_000);

/** A stage that ends its process at a player. */
const stageThatDiesOf = (player: string, ports: Killable): TallyStage => {
  const stage = tallyHolding(3_600_000);
  return {
    ...stage,
    decide: (command, state) => {
      if (command.type !== 'due' && command.data.playerId === player) ports.kill();
      return stage.decide(command, state);
    },
  };
};

const endlessly = 10;

/** Starts owners, one after the other, as long as they die; tells how many have died. */
const owners = async (run: ShardRun): Promise<() => number> => {
  let deaths = 0;
  const next = async (): Promise<void> => {
    const ports = new Killable();
    void ports.killed.then(async () => {
      deaths += 1;
      if (deaths < endlessly) await next();
    });
    await run.start(`owner-${deaths}`, { ports, stage: stageThatDiesOf('killer', ports) });
  };
  await next();
  return () => deaths;
};

describe('a message that ends the process', () => {
  it.each([
    ['the first that is read', []],
    ['one behind others', ['ann', 'bob']],
  ])(
    'is parked unseen when it has killed often enough, be it %s; all else is decided',
    async (_, before) => {
      const run = await scene.run('killer');
      await scene.cross(['gate'], before);
      const healthy = await run.start('healthy');
      await scene.settled();
      await healthy.end();

      await scene.append([
        crossing('well', 'cy'),
        crossing('gate', 'killer'),
        crossing('gate', 'dee'),
        crossing('well', 'dee'),
      ]);
      const deaths = await owners(run);
      await scene.settled();
      await scene.cross(['gate', 'well'], ['eve']);
      await scene.settled();

      // Two before anybody was careful, two that were noted.
      expect(deaths()).toBe(4);
      const first = before.length + 1;
      expect(await run.parked()).toMatchObject([
        { offset: first, messageKey: 'gate', reason: 'It ended the process twice.' },
        { offset: first + 1, messageKey: 'gate', reason: 'Its key is parked.' },
        { offset: first + 3, messageKey: 'gate', reason: 'Its key is parked.' },
      ]);
      expect(await run.tallies()).toEqual({
        ...(before.length > 0 && { gate: before }),
        well: ['cy', 'dee', 'eve'],
      });
      const facts = await run.facts();
      expect(facts.byId).toHaveLength(before.length + 3);
      expect(facts.bySequence).toEqual(facts.byId);
      expect(scene.fatal).toEqual([]);
    },
    40_000,
  );
});
