import { clueActivity } from '@treasure-hunt/contracts';
import { StageProcess } from '@treasure-hunt/shards';
import { crossing, MemoryStore, tally } from '@treasure-hunt/shards/testing';
import { deleteRecordsBelow } from '../testing/delete-records.js';
import { Deployment, kafkaClients, until } from '../testing/deployment.js';

describe.each(kafkaClients)('%s', (client) => {
  const deployment = new Deployment(client);
  afterAll(() => deployment.remove());

  describe('records that were deleted', () => {
    it.each([
      [
        'unread stop their shard, which says so',
        4,
        /^clue-solving\/0 stopped: The log begins at 4, but 2 is next/,
      ],
      ['after they were read are not missed', 2, undefined],
    ])(
      '%s',
      async (_, below, reason) => {
        const topic = deployment.name({ name: `${below}.${clueActivity.name}` });
        const prefix = `${deployment.prefix}${below}.`;
        const kafka = await deployment.connect();
        await kafka.admin.ensureTopics([clueActivity], { prefix, partitions: 1, replicationFactor: 1 });
        const store = new MemoryStore();
        const shard = () => store.shard(`${topic}/0`);
        const cross = (...players: string[]) =>
          kafka.sender().send(players.map((player) => ({ ...crossing('gate', player), topic })));
        const start = async (instance: string) => {
          const { log } = await deployment.connect();
          const process = new StageProcess(
            {
              binding: { stage: tally },
              log,
              sender: () => ({ send: () => Promise.resolve() }),
              store,
              journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
              count: () => undefined,
              sink: { prefix, partitions: 1, continueTrace: () => '00-trace' },
              instance,
            },
            { name: topic, partitions: 1, group: prefix },
            (error) => deployment.fatal.push(error),
          );
          await process.start();
          return process;
        };

        await cross('ann', 'bob');
        const first = await start('first');
        await until(() => shard().position === 2);
        await first.stop(1_000);
        await cross('cy', 'dee', 'eve');
        await deleteRecordsBelow(topic, 0, below);
        const second = await start('second');
        if (reason) {
          await until(() => second.status().reasons.some((one) => reason.test(one)));
          expect(shard().position).toBe(2);
        } else await until(() => shard().position === 5);
        expect(deployment.fatal).toEqual([]);
        await second.stop(1_000);
      },
      30_000,
    );
  });
});
