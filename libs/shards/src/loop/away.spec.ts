import { setImmediate as turn } from 'node:timers/promises';
import { clueActivity } from '@treasure-hunt/contracts';
import type { Part } from '@treasure-hunt/decider';
import { RetryLater } from '../errors.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import {
  crossing,
  loneProcess,
  MemoryLog,
  MemoryStore,
  tallyHolding,
  VirtualHost,
} from '../testing/index.js';
import { takeBounds } from './queue.js';
import { maxUnsavedDocuments } from './unsaved.js';

const never = 3_600_000;

/** A process with the only partition, and the players it has told. */
const processOf = (log: Log, store: Store, kept: Part['kept'] = 'memory') => {
  const told: string[] = [];
  const host = new VirtualHost(Date.now());
  const process = loneProcess({
    binding: { stage: { ...tallyHolding(never), parts: { tally: { collection: 'tallies', kept } } } },
    log,
    sender: () => ({
      send: async (records) => {
        await turn();
        const toldOf = records.filter(({ topic }) => topic.includes('feed'));
        told.push(
          ...toldOf.map(({ value }) => String((JSON.parse(String(value)) as { clueId: string }).clueId)),
        );
      },
    }),
    store,
    host,
  });
  return { process, told, host };
};

/** Lets the process do what it can before more time passes, then lets some pass. */
const pass = async (host: VirtualHost, ms: number): Promise<void> => {
  for (let turns = 0; turns < 100; turns += 1) await turn();
  host.pass(ms);
  for (let turns = 0; turns < 100; turns += 1) await turn();
};

describe('a shard whose database is away', () => {
  it('decides and tells until as much is unsaved as may be, then waits; when it is back, goes on and saves all', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    const crossed = 4 * maxUnsavedDocuments;
    for (let n = 0; n < crossed; n += 1) log.append(crossing(`clue-${n}`, 'ann'));
    let isAway = true;
    const checkpoint: Store['checkpoint'] = (...args) =>
      isAway ? Promise.reject(new RetryLater('MongoDB is away.')) : store.checkpoint(...args);
    const { process, told, host } = processOf(
      log,
      Object.assign(Object.create(store) as Store, { checkpoint }),
    );
    await process.start();
    process.assigned([0]);
    for (let s = 0; s < 60; s += 1) await pass(host, 1_000);
    expect(told.length).toBeGreaterThanOrEqual(maxUnsavedDocuments);
    expect(told.length).toBeLessThan(2 * (maxUnsavedDocuments + takeBounds.maxRecords));
    expect(process.status().reasons).toEqual(['clue-solving/0 MongoDB is away.']);
    const toldMeanwhile = told.length;
    for (let s = 0; s < 60; s += 1) await pass(host, 1_000);
    expect(told).toHaveLength(toldMeanwhile);

    isAway = false;
    while (told.length < crossed || store.shard(`${clueActivity.name}/0`).position < crossed)
      await pass(host, 1_000);
    expect(new Set(told).size).toBe(crossed);
    expect(told).toHaveLength(crossed);
    expect(Object.keys(store.all())).toHaveLength(crossed);
    expect(process.status().ready).toBe(true);
  });
});

describe('a shard that never had a silent second before its database went away', () => {
  it('goes on behind its first one', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    let isAway = false;
    const checkpoint: Store['checkpoint'] = (...args) =>
      isAway ? Promise.reject(new RetryLater('MongoDB is away.')) : store.checkpoint(...args);
    const { process, told, host } = processOf(
      log,
      Object.assign(Object.create(store) as Store, { checkpoint }),
    );
    log.append(crossing('gate', 'ann'));
    await process.start();
    process.assigned([0]);
    while (store.shard(`${clueActivity.name}/0`).position < 1) await pass(host, 10);
    isAway = true;
    await pass(host, 1_000);
    log.append(crossing('well', 'bob'));
    await pass(host, 100);
    expect(told).toEqual(['gate', 'well']);
  });
});

describe('a shard that keeps in memory only what was used last, and whose database is away', () => {
  it('decides what is new without asking, and waits at the first that it would have to look up', async () => {
    const [log, store] = [new MemoryLog(1), new MemoryStore()];
    log.append(crossing('old', 'ann'));
    const before = processOf(log, store, 'cache');
    await before.process.start();
    before.process.assigned([0]);
    while (store.shard(`${clueActivity.name}/0`).position < 1) await pass(before.host, 100);
    await before.process.stop(0);

    const loadKeys: Store['loadKeys'] = () => Promise.reject(new RetryLater('MongoDB is away.'));
    const { process, told, host } = processOf(
      log,
      Object.assign(Object.create(store) as Store, { loadKeys }),
      'cache',
    );
    await process.start();
    process.assigned([0]);
    await pass(host, 100);
    for (const clue of ['new', 'newer', 'old', 'newest']) {
      log.append(crossing(clue, 'bob'));
      await pass(host, 100);
    }
    expect(told).toEqual(['new', 'newer']);
    expect(process.status().reasons).toEqual(['clue-solving/0 MongoDB is away.']);
    process.assigned([]);
  });
});

describe('a process whose Kafka is away when it joins its group', () => {
  /** Lets nobody in before it is told to. */
  const closed = () => {
    const log = new MemoryLog(1);
    let isAway = true;
    const read: Log['read'] = (...args) =>
      isAway ? Promise.reject(new RetryLater('No broker answers.')) : log.read(...args);
    const open = () => void (isAway = false);
    return { log: Object.assign(Object.create(log) as MemoryLog, { read }), open };
  };

  it('says so, and joins when Kafka is back', async () => {
    const { log, open } = closed();
    const { process, host } = processOf(log, new MemoryStore());
    const started = process.start();
    for (let s = 0; s < 10; s += 1) await pass(host, 1_000);
    expect(process.status()).toEqual({
      ready: false,
      reasons: ['clue-solving joins its group: No broker answers.'],
      strains: [],
    });
    open();
    await pass(host, 1_000);
    await started;
    process.assigned([0]);
    await pass(host, 100);
    expect(process.status().ready).toBe(true);
  });

  it('ends when it is told to', async () => {
    const { log } = closed();
    const { process, host } = processOf(log, new MemoryStore());
    const started = process.start();
    await pass(host, 1_000);
    await process.stop(0);
    await expect(started).resolves.toBeUndefined();
  });
});
