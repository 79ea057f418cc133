import { thisHost } from '../ports/host.js';
import { VirtualHost } from '../testing/index.js';
import type { Progress } from '../ports/store.js';
import { checkpointIntervalMs, Saver, type Save } from './saver.js';
import { maxUnsavedDocuments } from './unsaved.js';

const at = (position: number): Progress => ({ position, lastRead: null, clockMs: 0, sequences: [] });
const changed = (...keys: string[]) => ({
  changes: keys.map((key) => ({ collection: 'c', key, value: { dueAt: 1, key } })),
  parkedChanges: [],
  failed: [],
});

/** A database that answers when it is told to. */
const slowDatabase = () => {
  const saved: Parameters<Save>[0][] = [];
  const waiting: (() => void)[] = [];
  const save: Save = (checkpoint) => {
    saved.push(checkpoint);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { saved, save, answer: () => waiting.shift()?.() };
};
const fails = (error: unknown): void => {
  throw error;
};
const around = { host: thisHost, share: () => 1, failed: fails };
const turn = () => new Promise((resolve) => setTimeout(resolve, 1.25 * checkpointIntervalMs + 50));

describe('checkpoints', () => {
  it('go on when the clock was an hour ahead and is set right', async () => {
    const { saved, save, answer } = slowDatabase();
    const host = new VirtualHost();
    host.setClock(host.nowMs() + 3_600_000);
    const saver = new Saver(at(0), save, { ...around, host });
    saver.note(changed('a'), at(1));
    host.pass(checkpointIntervalMs);
    answer();
    await Promise.resolve();
    await new Promise(setImmediate);
    host.setClock(host.nowMs() - 3_600_000);
    saver.note(changed('b'), at(2));
    host.pass(checkpointIntervalMs);
    expect(saved.map(({ progress }) => progress.position)).toEqual([1, 2]);
    saver.close();
  });

  it('save the last value of what changed while the checkpoint before was under way', async () => {
    const { saved, save, answer } = slowDatabase();
    const saver = new Saver(at(0), save, around);
    saver.note(changed('a'), at(1));
    await turn();
    saver.note(changed('b'), at(2));
    saver.note(changed('b', 'c'), at(3));
    answer();
    await turn();
    expect(saved.map(({ progress, changes }) => [progress.position, changes.map(({ key }) => key)])).toEqual([
      [1, ['a']],
      [3, ['b', 'c']],
    ]);
    saver.close();
  });

  it('leave room at once until the next one is full while the last is under way', async () => {
    const { saved, save, answer } = slowDatabase();
    const saver = new Saver(at(0), save, around);
    saver.note(changed('a'), at(1));
    await turn();
    await saver.room();
    saver.note(changed(...Array.from({ length: maxUnsavedDocuments }, (_, n) => `k${n}`)), at(2));
    let hasRoom = false;
    const room = saver.room().then(() => (hasRoom = true));
    await turn();
    expect(hasRoom).toBe(false);
    answer();
    await turn();
    answer();
    await room;
    expect(saved[1]!.changes).toHaveLength(maxUnsavedDocuments);
    saver.close();
  });

  it('are full earlier where the shard has a part of its bounds', async () => {
    const { save, answer } = slowDatabase();
    const saver = new Saver(at(0), save, { ...around, share: () => 1 / 1_000 });
    saver.note(changed('a'), at(1));
    await turn();
    saver.note(changed('b', 'c'), at(2));
    let hasRoom = false;
    void saver.room().then(() => (hasRoom = true));
    await turn();
    expect(hasRoom).toBe(false);
    answer();
    await turn();
    answer();
    await turn();
    expect(hasRoom).toBe(true);
    saver.close();
  });

  it('count a document as unsaved until the database has acknowledged it', async () => {
    const { save, answer } = slowDatabase();
    const saver = new Saver(at(0), save, around);
    const document = { collection: 'c', key: 'a' };
    saver.note(changed('a'), at(1));
    await turn();
    expect(saver.isUnsaved(document)).toBe(true);
    answer();
    await turn();
    expect(saver.isUnsaved(document)).toBe(false);
    saver.close();
  });

  it('save nothing when nothing happened', async () => {
    const { saved, save } = slowDatabase();
    const saver = new Saver(at(0), save, around);
    await turn();
    expect(saved).toEqual([]);
    saver.close();
  });
});
