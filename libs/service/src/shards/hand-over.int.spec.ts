import type { KafkaClient } from '@treasure-hunt/kafka';
import { ShardScene, until } from '../testing/shard-scene.js';

const partitions = 4;
const clues = ['gate', 'well', 'tower', 'mill', 'oak', 'pier', 'arch', 'dome'];
/** Longer than the test may last: a shard that was not let go in order is never taken over. */
const silenceMs = 120_000;

let scene: ShardScene;
beforeEach(async () => {
  scene = await ShardScene.open(partitions);
}, 30_000);
afterEach(() => scene.close(), 30_000);

/** Lets players come one after the other, until told to stop; resolves with how many there were. */
const crossings = () => {
  let isOver = false;
  const come = async (): Promise<number> => {
    let players = 0;
    while (!isOver) await scene.cross(clues, [`player-${players++}`]);
    return players;
  };
  const coming = come();
  return () => {
    isOver = true;
    return coming;
  };
};

describe('owners that join and leave while players keep coming', () => {
  it.each<[KafkaClient, KafkaClient]>([
    ['kafkajs', 'kafkajs'],
    ['platformatic', 'platformatic'],
    ['kafkajs', 'platformatic'],
  ])(
    'hand their shards over, from %s to %s: every fact is said once, and all have work',
    async (one, other) => {
      const run = await scene.run('shared');
      const stop = crossings();
      const first = await run.start('first', { group: 'owners', silenceMs, client: one });
      await until(() => first.count('shard.takeovers') === partitions && first.count('shard.decided') > 100);
      const second = await run.start('second', { group: 'owners', silenceMs, client: other });
      await until(() => second.count('shard.decided') > 100);
      const before = first.count('shard.decided');
      await until(() => first.count('shard.decided') > before + 100);
      await first.end();
      await until(() => second.status.ready && second.count('shard.takeovers') >= partitions);
      const players = await stop();
      await scene.settled();

      const facts = await run.facts();
      expect(facts.byId).toHaveLength(players * clues.length);
      expect(facts.bySequence).toEqual(facts.byId);
      expect(facts.records).toBe(facts.byId.length);
      const everybody = Array.from({ length: players }, (_, n) => `player-${n}`);
      expect(await run.tallies()).toEqual(Object.fromEntries(clues.map((clue) => [clue, everybody])));
      expect(scene.fatal).toEqual([]);
    },
    60_000,
  );
});
