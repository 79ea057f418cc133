import { clueActivity } from '@treasure-hunt/contracts';
import type { Log, Reading } from '@treasure-hunt/shards';
import { crossing, MemoryLog, MemoryStore, tally } from '@treasure-hunt/shards/testing';
import { until } from '../testing/deployment.js';
import { ShardTransport } from './shard-transport.js';

const shardId = `${clueActivity.name}/0`;

/** A group whose members can leave once: afterwards they have no connection to do it with. */
class Group implements Log {
  members = 0;
  private readonly asked = Promise.withResolvers<void>();
  readonly isAsked = this.asked.promise;
  readonly bounds: Log['bounds'];
  readonly partitionCount: Log['partitionCount'];

  constructor(
    private readonly log: MemoryLog,
    /** Joining takes this long. */
    private readonly joined = Promise.resolve(),
  ) {
    this.bounds = (...args) => log.bounds(...args);
    this.partitionCount = () => log.partitionCount();
  }

  async read(...[topic, group, listener]: Parameters<Log['read']>): Promise<Reading> {
    this.asked.resolve();
    await this.joined;
    const reading = await this.log.read(topic, group, listener);
    this.members += 1;
    let isMember = true;
    const leave = (): Promise<void> => {
      if (!isMember) return Promise.reject(new Error('It has left the group already.'));
      isMember = false;
      this.members -= 1;
      return reading.stop();
    };
    listener.assigned([0]);
    return {
      start: (...args) => reading.start(...args),
      pause: (partition) => reading.pause(partition),
      resume: (partition) => reading.resume(partition),
      commit: (...args) => reading.commit(...args),
      stop: leave,
    };
  }
}

const open = (log: Log, store: MemoryStore) => {
  const fatal: unknown[] = [];
  const transport = new ShardTransport({
    log,
    sender: () => ({ send: () => Promise.resolve() }),
    store,
    journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
    count: () => undefined,
    tracing: { continueTrace: () => '00-trace' },
    settings: { instance: 'only', topicPrefix: '', partitions: 1 },
    fatal: (error) => fatal.push(error),
  });
  transport.addHandler(clueActivity.name, () => Promise.resolve({ stage: tally }), true);
  const listening = new Promise<unknown>((resolve) => transport.listen(resolve));
  return { transport, listening, fatal };
};

describe('the transport over shards', () => {
  it('is ready when its shards work, and lets them go when it is closed, however often', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    const group = new Group(log);
    const { transport, fatal } = open(group, store);
    await until(() => transport.readiness().ready);
    log.append(crossing('gate', 'ann'));
    await until(() => store.all()['tallies gate'] !== undefined);

    log.append(crossing('gate', 'bob'));
    const first = transport.close();
    await transport.close();
    expect(store.shard(shardId)).toMatchObject({ released: true });
    await first;
    await transport.close();
    expect(group.members).toBe(0);
    expect(fatal).toEqual([]);
  });

  it.each(['before it joins', 'while it joins'])('stays in no group when it is closed %s', async (when) => {
    const joined = Promise.withResolvers<void>();
    const [group, store] = [new Group(new MemoryLog(1), joined.promise), new MemoryStore()];
    const { transport, listening, fatal } = open(group, store);
    if (when === 'while it joins') await group.isAsked;
    await transport.close();
    joined.resolve();
    expect(await listening).toBeUndefined();
    expect(group.members).toBe(0);
    expect(store.shard(shardId)).toMatchObject({ epoch: 0 });
    expect(fatal).toEqual([]);
  });
});
