import { clueActivity } from '@treasure-hunt/contracts';
import { LogLost } from '@treasure-hunt/shards';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { KafkaOptions } from '../connection/options.js';
import { Deployment, kafkaClients, until } from '../testing/deployment.js';
import { Keeper, Notebook } from '../testing/shard-keeper.js';

describe.each(kafkaClients)('%s', (client) => {
  const partitions = 6;
  const deployment = new Deployment(client);
  const topic = deployment.name(clueActivity);
  const to = (partition: number): OutgoingRecord => ({ topic, partition, key: 'k', value: 'v', headers: {} });
  const toAll = (times: number): OutgoingRecord[] =>
    Array.from({ length: times * partitions }, (_, n) => to(n % partitions));

  beforeAll(async () => {
    const { admin } = await deployment.connect();
    await admin.ensureTopics([clueActivity], { prefix: deployment.prefix, partitions, replicationFactor: 1 });
  });
  afterAll(() => deployment.remove());

  const join = async (group: string, notebook: Notebook, options: Partial<KafkaOptions>) => {
    const { log } = await deployment.connect(options);
    const keeper = new Keeper(notebook);
    keeper.reading = await log.read(topic, group, keeper);
    return keeper;
  };

  it.each(kafkaClients)(
    'tells every record at its place while members join and leave, beside %s',
    async (other) => {
      const { sender, log } = await deployment.connect();
      const game = sender();
      await game.send(toAll(1)); // The topic may be too new for its bounds to be known.
      const before = await Promise.all(
        [...Array(partitions).keys()].map((partition) => log.bounds(topic, partition)),
      );
      const notebook = new Notebook();
      before.forEach(({ high }, partition) => notebook.next.set(partition, high));
      const there = notebook.total;
      let producing = true;
      let sent = there;
      const produced = (async () => {
        while (producing) {
          await game.send(toAll(20));
          sent += 20 * partitions;
        }
      })();
      const group = `${deployment.prefix}group-${other}`;
      const first = await join(group, notebook, { instance: 'first' });
      await until(() => first.mine.length === 6 && notebook.total > there + 1_000);
      const second = await join(group, notebook, { instance: 'second', client: other });
      await until(() => first.mine.length === 3 && second.mine.length === 3);
      const joined = notebook.total;
      await until(() => notebook.total > joined + 1_000);
      await first.reading?.stop();
      await until(() => second.mine.length === 6);
      const left = notebook.total;
      await until(() => notebook.total > left + 1_000);
      const again = await join(group, notebook, { instance: 'first' });
      await until(() => again.mine.length === 3 && second.mine.length === 3);
      producing = false;
      await produced;
      await until(() => notebook.total >= sent);
      expect(notebook.gaps).toEqual([]);
      expect(notebook.total).toBe(sent);
      expect(deployment.fatal).toEqual([]);
    },
    60_000,
  );

  it('begins at the offset asked for, forth and back, in the middle of reading', async () => {
    const { sender, log } = await deployment.connect();
    await sender().send(toAll(3_000));
    const told: number[] = [];
    let mine: readonly number[] = [];
    const reading = await log.read(topic, `${deployment.prefix}seeks`, {
      assigned: (partitions) => void (mine = partitions),
      records: (partition, records) => {
        if (partition === 0) told.push(...records.map(({ offset }) => offset));
      },
    });
    await until(() => mine.length === partitions);
    for (const partition of mine) reading.start(partition, 0);
    for (const offset of [500, 10, 2_900, 0, 1_234, 1_233]) {
      reading.start(0, 77);
      // From none to some fetches are under way when the next start comes.
      for (let turns = offset % 7; turns > 0; turns -= 1) await new Promise(setImmediate);
      told.length = 0;
      reading.start(0, offset);
      await until(() => told.length >= 100);
      const [first = -1] = told;
      expect(first).toBe(offset);
      expect(told).toEqual(told.map((_, n) => first + n));
    }
    await reading.stop();
  }, 60_000);

  it('tells nothing of a paused partition, and everything after', async () => {
    const { sender, log } = await deployment.connect();
    const high = (await log.bounds(topic, 1)).high;
    const notebook = new Notebook();
    for (const partition of Array(partitions).keys()) notebook.next.set(partition, high);
    const keeper = await join(`${deployment.prefix}pauses`, notebook, { instance: 'only' });
    await until(() => keeper.mine.length === partitions);
    keeper.reading?.pause(1);
    await sender().send([to(1), to(1), to(2)]);
    await until(() => (notebook.next.get(2) ?? 0) > high);
    expect(notebook.told.get(1)).toBeUndefined();
    keeper.reading?.resume(1);
    await until(() => notebook.next.get(1) === high + 2);
    expect(notebook.told.get(1)).toEqual([high, high + 1]);
  }, 60_000);

  it('tells of a log that is shorter than what was read, instead of beginning anew', async () => {
    const fatal: unknown[] = [];
    const { log } = await deployment.connect({ onFatal: (error) => fatal.push(error) });
    const told: number[] = [];
    const reading = await log.read(topic, `${deployment.prefix}lost`, {
      assigned: (mine) => mine.forEach((partition) => reading.start(partition, 10_000_000)),
      records: (_, records) => void told.push(...records.map(({ offset }) => offset)),
    });
    await until(() => fatal.length > 0);
    expect(fatal[0]).toBeInstanceOf(LogLost);
    expect(told).toEqual([]);
    await reading.stop();
  }, 60_000);
});
