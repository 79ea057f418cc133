import { setTimeout as pause } from 'node:timers/promises';
import { ShardLost } from '@treasure-hunt/shards';
import { checkpointOf, clue, keyIn, owned, progressAt, shardId, slice } from '../testing/shard.js';
import { Stores } from '../testing/stores.js';
import type { ConnectedStore } from './connect-store.js';

const stores = new Stores();
let a: ConnectedStore;
let b: ConnectedStore;

beforeAll(async () => {
  [a, b] = await Promise.all([stores.connect(), stores.connect()]);
});
beforeEach(() => a.connection.collection('shards').deleteMany({}));
afterAll(() => stores.drop());

describe('asking for a shard', () => {
  it('creates it, free and at the beginning', async () =>
    expect(await a.store.want(shardId, 'a')).toEqual({
      _id: shardId,
      epoch: 0,
      owner: '',
      wanted: 'a',
      released: true,
      incarnation: 0,
      checkpoints: 0,
      takeovers: 0,
      trying: null,
      position: 0,
      lastRead: null,
      clockMs: 0,
      sequences: [],
    }));

  it('is safe when two ask at once for one that is new', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `new/${n}`);
    const asked = await Promise.all(ids.flatMap((id) => [a.store.want(id, 'a'), b.store.want(id, 'b')]));
    expect(asked.map(({ _id }) => _id)).toEqual(ids.flatMap((id) => [id, id]));
    for (const id of ids)
      expect(['a', 'b']).toContain(
        (await b.connection.collection<{ _id: string; wanted: string }>('shards').findOne({ _id: id }))
          ?.wanted,
      );
  });

  it('is seen by the owner at its next checkpoint, and lets the asker see that it was released', async () => {
    const { epoch } = await owned(a.store, 'a');
    expect(await a.store.checkpoint(checkpointOf(epoch), slice)).toEqual({ wanted: null });
    expect(await b.store.want(shardId, 'b')).toMatchObject({
      owner: 'a',
      wanted: 'b',
      released: false,
      checkpoints: 1,
    });
    expect(await a.store.checkpoint(checkpointOf(epoch), slice)).toEqual({ wanted: 'b' });
    await a.store.checkpoint(checkpointOf(epoch, { released: true }), slice);
    expect(await b.store.want(shardId, 'b')).toMatchObject({ owner: 'a', released: true, checkpoints: 3 });
  });
});

describe('taking a shard over', () => {
  it('is done by exactly one of two who try at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { epoch } = await a.store.want(shardId, 'a');
      const taken = await Promise.all([
        a.store.takeOver(shardId, epoch, 'a'),
        b.store.takeOver(shardId, epoch, 'b'),
      ]);
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    }
  });

  it('brings the progress that was saved, and counts takeovers until the next checkpoint', async () => {
    const { epoch } = await owned(a.store, 'a');
    await a.store.checkpoint(checkpointOf(epoch, { progress: progressAt(77) }), slice);
    await owned(b.store, 'b');
    const taken = await owned(a.store, 'a');
    expect(taken).toEqual({
      ...progressAt(77),
      _id: shardId,
      epoch: epoch + 2,
      owner: 'a',
      wanted: null,
      released: false,
      incarnation: 0,
      checkpoints: 1,
      takeovers: 2,
      trying: null,
    });
    await a.store.checkpoint(checkpointOf(taken.epoch), slice);
    expect(await b.store.want(shardId, 'b')).toMatchObject({ takeovers: 0, checkpoints: 2 });
  });

  it('is refused under an epoch that has passed', async () => {
    const { epoch } = await owned(a.store, 'a');
    expect(await b.store.takeOver(shardId, epoch - 1, 'b')).toBeUndefined();
  });
});

describe('an owner that was replaced', () => {
  it('saves nothing, not even one document', async () => {
    const { epoch } = await owned(a.store, 'a');
    const successor = await owned(b.store, 'b');
    const late = checkpointOf(epoch, {
      progress: progressAt(99),
      changes: [clue(keyIn(slice), {})],
      released: true,
    });
    await expect(a.store.checkpoint(late, slice)).rejects.toThrow(ShardLost);
    expect(await b.connection.collection('clues').countDocuments()).toBe(0);
    expect(await b.store.want(shardId, 'c')).toEqual({ ...successor, wanted: 'c' });
  });

  it('cannot read what its successor has written', async () => {
    const { epoch } = await owned(a.store, 'a');
    const wanted = [{ collection: 'clues', key: keyIn(slice) }];
    expect(await a.store.loadKeys({ shardId, epoch }, wanted, slice)).toEqual([]);
    await owned(b.store, 'b');
    await expect(a.store.loadKeys({ shardId, epoch }, wanted, slice)).rejects.toThrow(ShardLost);
    await expect(a.store.load({ shardId, epoch }, [], slice)).rejects.toThrow(ShardLost);
    await expect(a.store.noteTrying(shardId, epoch, { offset: 4, deaths: 1 })).rejects.toThrow(ShardLost);
  });

  it.each([
    ['another instance', () => b.store],
    ['itself, having lost it and got it back', () => a.store],
  ])(
    'learns of it, or its successor (%s) has what it saved, however the two fall together',
    async (_, next) => {
      for (let round = 1; round <= 40; round += 1) {
        const { epoch } = await owned(a.store, 'a');
        const saving = a.store.checkpoint(checkpointOf(epoch, { progress: progressAt(round) }), slice);
        const taking = pause(round % 4).then(() => next().takeOver(shardId, epoch, 'next'));
        const [saved, taken] = await Promise.allSettled([saving, taking]);
        if (saved.status === 'rejected') expect(saved.reason).toBeInstanceOf(ShardLost);
        else expect(taken).toMatchObject({ status: 'fulfilled', value: { position: round, owner: 'next' } });
      }
    },
  );
});

describe('the message that is about to be tried', () => {
  it('is there for the next owner, until a checkpoint', async () => {
    const { epoch } = await owned(a.store, 'a');
    await a.store.noteTrying(shardId, epoch, { offset: 4, deaths: 1 });
    const taken = await owned(b.store, 'b');
    expect(taken.trying).toEqual({ offset: 4, deaths: 1 });
    await b.store.checkpoint(checkpointOf(taken.epoch), slice);
    expect(await a.store.want(shardId, 'a')).toMatchObject({ trying: null });
  });
});
