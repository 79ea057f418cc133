import { setTimeout as sleep } from 'node:timers/promises';
import { ClueAssigned, playerFeed } from '@treasure-hunt/contracts';
import { exampleOf } from '@treasure-hunt/contracts/testing';
import type { AnyStage } from '@treasure-hunt/decider';
import { RetryLater } from '../errors.js';
import type { Sender } from '../ports/log.js';
import type { Observation, ShardGauge } from '../ports/signals.js';
import type { Store } from '../ports/store.js';
import { crossing, MemoryLog, MemoryStore, startLone, tally } from '../testing/index.js';
import { VirtualHost } from '../testing/virtual-host.js';
import type { StageBinding } from './dependencies.js';
import type { StageProcess } from './stage-process.js';

/** When the crossings were received that tests send. */
const receivedAtMs = Date.parse('2026-01-01T00:00:00.000Z');
const place = { stage: 'clue-solving', partition: '0' };

/** Assigns the clue to whoever crosses. */
const assigns = {
  ...tally,
  decide: ({ type }: { type: string }) =>
    type === 'due' ? [] : [{ type: ClueAssigned.type, data: exampleOf(ClueAssigned).data }],
  evolve: tally.evolve,
} as AnyStage;

interface Given {
  readonly binding?: StageBinding;
  readonly sender?: Sender;
  readonly store?: Partial<Store>;
}

const open: { process: StageProcess; host: VirtualHost }[] = [];
afterEach(async () => {
  for (const { process, host } of open.splice(0)) {
    const stopped = process.stop(0);
    host.pass(0);
    await stopped;
  }
});

/** A process with the only partition, 5 s after the crossings were received, and what operators see of it. */
const seen = async ({ binding = { stage: tally }, sender, store = {} }: Given = {}) => {
  const host = new VirtualHost(receivedAtMs + 5_000);
  const log = new MemoryLog(1, host.nowMs);
  const measured: string[] = [];
  const counted: string[] = [];
  const reads: (() => Iterable<Observation>)[] = [];
  const memory = new MemoryStore();
  const text = (signal: string, value: number, labels: object) =>
    `${signal} ${value} ${Object.values(labels).join(' ')}`.trim();
  const process = await startLone({
    binding,
    log,
    ...(sender && { sender: () => sender }),
    store: Object.assign(Object.create(memory) as Store, store),
    count: (...what) => void counted.push(text(...what)),
    measure: (...what) => void measured.push(text(...what)),
    observe: (read) => void reads.push(read),
    host,
  });
  open.push({ process, host });
  const gauges = () => reads.flatMap((read) => [...read()]);
  const gauge = (name: ShardGauge) => gauges().find((one) => one.name === name)?.value;
  return { process, host, log, measured, counted, gauges, gauge };
};

const untilAborted: Sender['send'] = (_, signal) =>
  new Promise((_resolve, reject) =>
    signal?.addEventListener('abort', () => reject(new Error('It was called off.'))),
  );

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(1);
};

describe('what operators see of a shard', () => {
  it("is how long players and the next stage waited, by the brokers' clock", async () => {
    const sender: Sender = {
      send: async (records, _signal, acknowledged) =>
        acknowledged?.(records, receivedAtMs + (records[0]?.topic === playerFeed.name ? 5_150 : 5_200)),
    };
    const { log, measured } = await seen({ binding: { stage: assigns }, sender });
    log.append(crossing('gate', 'ann'));
    await until(() => measured.some((one) => one.startsWith('clue.latency')));
    expect(measured).toEqual([
      'shard.take.size 1 clue-solving',
      'shard.hop.duration 0.2 clue-solving',
      'fact.freshness 5.15',
      'clue.latency 5.15',
    ]);
  });

  it('has no latency of what time alone has brought about', async () => {
    const { host, log, measured, counted } = await seen();
    log.append(crossing('gate', 'ann'));
    await until(() => measured.length >= 3);
    host.pass(11_000);
    log.append(crossing('well', 'bob')); // At it, what is due for ann is decided, too.
    await until(() => counted.includes('shard.facts 1 clue-solving clue.expired'));
    expect(measured.filter((one) => one.startsWith('fact.freshness'))).toEqual([
      'fact.freshness 5',
      'fact.freshness 16',
    ]);
  });

  it('is lag in messages and in seconds while what it says does not get through', async () => {
    const { host, log, gauge } = await seen({ sender: { send: untilAborted } });
    await until(() => gauge('shard.waiting') === 0);
    expect([gauge('shard.lag'), gauge('shard.lag.time'), gauge('shard.checkpoint.age')]).toEqual([0, 0, 0]);
    log.append(crossing('gate', 'ann'));
    await until(() => gauge('shard.queue.messages') === 0);
    for (const player of ['bob', 'cid']) log.append(crossing('gate', player));
    host.pass(7_000);
    expect(gauge('shard.queue.messages')).toBe(2);
    expect(gauge('shard.lag')).toBe(2);
    expect(gauge('shard.lag.time')).toBe(7);
    expect(gauge('shard.checkpoint.age')).toBe(7);
  });

  it('is for how long something waits for a checkpoint, and what it saves', async () => {
    const saves = Promise.withResolvers<{ wanted: null }>();
    const { host, log, gauge, measured } = await seen({ store: { checkpoint: () => saves.promise } });
    log.append(crossing('gate', 'ann'));
    await until(() => gauge('shard.lag') === 0 && gauge('shard.queue.messages') === 0);
    await until(() => measured.some((one) => one.startsWith('fact')));
    host.pass(0); // The checkpoint begins.
    host.pass(12_000);
    expect(gauge('shard.checkpoint.age')).toBe(12);
    saves.resolve({ wanted: null });
    await until(() => gauge('shard.checkpoint.age') === 0);
    expect(measured).toContain('shard.checkpoint.duration 12 clue-solving');
    expect(measured).toContain('shard.checkpoint.size 1 clue-solving');
  });

  it('is how many keys stand still, what the stage tells of its documents, and the coins of its changes', async () => {
    const { log, gauges, gauge, counted } = await seen({
      binding: { stage: tally, gauges: () => ({ 'chest.left': 7 }), coins: (changes) => changes.length * 2 },
    });
    log.append(crossing('gate', 'poison'));
    log.append(crossing('well', 'ann'));
    await until(() => counted.includes('reward.coins 2 clue-solving'));
    expect(gauges()).toContainEqual({ name: 'shard.parked.keys', value: 1, labels: place });
    expect(gauge('chest.left')).toBe(7);
  });

  it('is that it is far behind its log, though it works, until it has caught up', async () => {
    const acknowledged = Promise.withResolvers<void>();
    const { process, host, log } = await seen({ sender: { send: () => acknowledged.promise } });
    await until(() => process.status().ready);
    log.append(crossing('gate', 'ann'));
    host.pass(60_000);
    const strains = ['clue-solving is more than 30 s behind its log.'];
    expect(process.status()).toEqual({ ready: true, reasons: [], strains });
    acknowledged.resolve();
    await until(() => process.status().strains.length === 0);
  });

  it('is whether what a take needs was in memory', async () => {
    const part = { collection: 'tallies', kept: 'cache' } as const;
    const binding = { stage: { ...tally, parts: { tally: part } } };
    const manyDocuments = { load: () => Promise.resolve({ documents: [], parked: [] }) };
    const { log, counted } = await seen({ binding, store: manyDocuments });
    log.append(crossing('gate', 'ann'));
    await until(() => counted.includes('shard.cache.lookups 1 clue-solving miss'));
    log.append(crossing('gate', 'bob'));
    await until(() => counted.includes('shard.cache.lookups 1 clue-solving hit'));
  });

  it('is that it waits, while it is being taken over', async () => {
    const { gauges } = await seen({
      store: { want: () => Promise.reject(new RetryLater('MongoDB is away.')) },
    });
    expect(gauges()).toEqual([
      { name: 'shard.waiting', value: 1, labels: place },
      { name: 'shard.stopped', value: 0, labels: place },
    ]);
  });
});
