import { setTimeout as sleep } from 'node:timers/promises';
import { clueActivity } from '@treasure-hunt/contracts';
import type { Log, OutgoingRecord, Sender } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { thisHost, type Host } from '../ports/host.js';
import {
  crossing,
  Killable,
  MemoryLog,
  MemoryStore,
  oneByOne,
  redriveOf,
  startLone,
  tally,
  type TallyStage,
} from '../testing/index.js';
import type { StageProcess } from './stage-process.js';

const shardId = `${clueActivity.name}/0`;

/** A process with the only partition, over these ports; `dies` is asked at each decision. */
const start = (log: Log, store: Store, given: Given): Promise<StageProcess> => {
  const { sender = { send: () => Promise.resolve() } } = given;
  const { instance, ports = new Killable(), dies = () => false, silenceMs = 20, host = thisHost } = given;
  const { parts = tally.parts, cures = (playerId) => playerId } = given;
  const stage: TallyStage = {
    ...tally,
    parts,
    decide: (command, state) => {
      if (command.type === 'due') return tally.decide(command, state);
      const { playerId } = command.data;
      if (dies(playerId)) ports.kill();
      return tally.decide({ ...command, data: { ...command.data, playerId: cures(playerId) } }, state);
    },
  };
  return startLone({
    binding: { stage },
    log: ports.log(log),
    sender: () => ports.sender(sender),
    store: ports.store(store),
    instance,
    silenceMs,
    host,
  });
};

/** The process dies when it is about to save. */
const deathAtCheckpoint = (store: Store, ports: Killable): Store => ({
  want: (...args) => store.want(...args),
  takeOver: (...args) => store.takeOver(...args),
  load: (...args) => store.load(...args),
  loadKeys: (...args) => store.loadKeys(...args),
  noteTrying: (...args) => store.noteTrying(...args),
  checkpoint: () => {
    ports.kill();
    return new Promise(() => undefined);
  },
});

interface Given {
  readonly instance: string;
  readonly ports?: Killable;
  readonly dies?: (playerId: string) => boolean;
  readonly silenceMs?: number;
  readonly parts?: TallyStage['parts'];
  /** For whom a player is taken when it is decided. */
  readonly cures?: (playerId: string) => string;
  readonly host?: Host;
  readonly sender?: Sender;
}

/** A store that does one kind of call only when it is told to. */
class SlowStore implements Store {
  private readonly asked = Promise.withResolvers<void>();
  private readonly told = Promise.withResolvers<void>();
  readonly isAsked = this.asked.promise;
  readonly answer = this.told.resolve;

  constructor(
    private readonly store: Store,
    private readonly slow: keyof Store,
  ) {}

  readonly want: Store['want'] = (...args) => this.call('want', () => this.store.want(...args));
  readonly takeOver: Store['takeOver'] = (...args) =>
    this.call('takeOver', () => this.store.takeOver(...args));
  readonly load: Store['load'] = (...args) => this.call('load', () => this.store.load(...args));
  readonly loadKeys: Store['loadKeys'] = (...args) => this.store.loadKeys(...args);
  readonly checkpoint: Store['checkpoint'] = (...args) => this.store.checkpoint(...args);
  readonly noteTrying: Store['noteTrying'] = (...args) => this.store.noteTrying(...args);

  private async call<T>(name: keyof Store, effect: () => Promise<T>): Promise<T> {
    if (name !== this.slow) return effect();
    this.asked.resolve();
    await this.told.promise;
    return effect();
  }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(5);
};

describe('a message that ends the process', () => {
  it('is parked in the end, even if it always comes some time after its owner began', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    log.append(crossing('gate', 'ann'));
    const healthy = await start(log, store, { instance: 'healthy' });
    await until(() => store.shard(shardId).position === 1);
    await healthy.stop(100);
    log.append(crossing('gate', 'killer'));
    log.append(crossing('well', 'bob'));
    let deaths = 0;
    let owner: StageProcess | undefined;
    while (store.shard(shardId).position < 3) {
      const ports = new Killable();
      const dies = (player: string) => player === 'killer';
      owner = await start(oneByOne(log), store, { instance: `owner-${deaths}`, ports, dies });
      await Promise.race([ports.killed, until(() => store.shard(shardId).position === 3)]);
      if (ports.isKilled) void owner.stop(0);
      if (ports.isKilled) deaths += 1;
      expect(deaths).toBeLessThan(6);
    }
    await owner?.stop(100);
    expect(store.all()).toMatchObject({
      'tallies gate': { players: ['ann'] },
      'tallies well': { players: ['bob'] },
    });
  });
});

describe('a message that was told before its owners died', () => {
  it('is not parked: what was said once would be said again, otherwise', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    log.append(crossing('gate', 'ann'));
    const told: OutgoingRecord[] = [];
    const sender: Sender = { send: async (records) => void told.push(...records) };
    for (let deaths = 0; deaths < 7; deaths += 1) {
      const ports = new Killable();
      const dying = deathAtCheckpoint(store, ports);
      const owner = await start(log, dying, { instance: `owner-${deaths}`, ports, sender });
      await ports.killed;
      void owner.stop(0);
    }
    const healthy = await start(log, store, { instance: 'healthy', sender });
    await until(() => store.shard(shardId).position === 1);
    await healthy.stop(100);
    expect(store.allParked()).toEqual([]);
    expect(new Set(told.map(({ headers }) => headers['ce_id'])).size).toBe(1);
  });
});

describe('a shard that is assigned elsewhere', () => {
  it.each(['want', 'takeOver', 'load'] as const)(
    'during `%s` is let go: nobody waits for it',
    async (call) => {
      const [log, store] = [new MemoryLog(1), new MemoryStore()];
      const slow = new SlowStore(store, call);
      const first = await start(log, slow, { instance: 'first' });
      await slow.isAsked;
      first.assigned([]);
      slow.answer();
      const second = await start(log, store, { instance: 'second', silenceMs: 60_000 });
      await until(() => second.status().ready);
      expect(store.shard(shardId)).toMatchObject({ owner: 'second', released: false });
      await Promise.all([first.stop(100), second.stop(100)]);
    },
  );
});

describe('a parked key whose documents are not in memory', () => {
  it('is decided over what the database has when it is redriven', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    const cached = { tally: { collection: 'tallies', kept: 'cache' } } as const;
    log.append(crossing('gate', 'ann'));
    log.append(crossing('gate', 'poison'));
    const first = await start(log, store, { instance: 'first', parts: cached });
    await until(() => store.shard(shardId).position === 2);
    await first.stop(100);

    const cures = (playerId: string) => (playerId === 'poison' ? 'cured' : playerId);
    const second = await start(log, store, { instance: 'second', parts: cached, cures });
    log.append(redriveOf('gate'));
    await until(() => store.shard(shardId).position === 3);
    await second.stop(100);
    expect(store.all()).toMatchObject({ 'tallies gate': { players: ['ann', 'cured'] } });
  });
});

describe('a record ahead of the clock', () => {
  it('is waited for no longer than the clock is wrong', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    let errorMs = -3_600_000;
    const host: Host = { ...thisHost, nowMs: () => Date.now() + errorMs };
    log.append(crossing('gate', 'ann'));
    const owner = await start(log, store, { instance: 'first', host });
    await sleep(200);
    expect(store.shard(shardId).position).toBe(0);
    errorMs = 0;
    await until(() => store.shard(shardId).position === 1);
    await owner.stop(100);
  });
});
