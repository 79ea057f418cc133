import type { Change, ParkedRecord } from '@treasure-hunt/shards';
import {
  checkpointOf,
  clue,
  keyIn,
  memoryParts,
  owned,
  progressAt,
  shardId,
  slice,
} from '../testing/shard.js';
import { Relay } from '../testing/relay.js';
import { Stores } from '../testing/stores.js';
import type { ConnectedStore } from './connect-store.js';

const stores = new Stores();
let relay: Relay;
let a: ConnectedStore;
let b: ConnectedStore;

beforeAll(async () => {
  relay = await Relay.open();
  [a, b] = [await stores.connect(relay.uri), await stores.connect()];
});
afterEach(async () => {
  relay.mend();
  for (const name of ['shards', 'clues', 'reward_grants', 'parked_records'])
    await b.connection.collection(name).deleteMany({});
});
afterAll(async () => {
  await stores.drop();
  await relay.close();
});

const grant = (n: number, coinIds: readonly string[]): Change => ({
  collection: 'reward_grants',
  key: `${keyIn(slice, n)}/player-1`,
  value: {
    playerId: 'player-1',
    coins: coinIds.map((coinId) => ({ coinId, currency: 'coin', amount: 5 })),
  } as object,
});

describe('a checkpoint', () => {
  it('is all or nothing: a coin that was granted already lets none of it through', async () => {
    const { epoch } = await owned(a.store, 'a');
    await a.store.checkpoint(checkpointOf(epoch, { changes: [grant(0, ['coin-1'])] }), slice);
    const before = await b.store.want(shardId, 'b');
    const changes = [clue(keyIn(slice), {}), grant(1, ['coin-2']), grant(2, ['coin-3', 'coin-1'])];
    await expect(
      a.store.checkpoint(checkpointOf(epoch, { progress: progressAt(20), changes }), slice),
    ).rejects.toThrow('duplicate key');
    expect(await b.connection.collection('clues').countDocuments()).toBe(0);
    expect(await b.connection.collection('reward_grants').countDocuments()).toBe(1);
    expect(await b.store.want(shardId, 'b')).toEqual(before);
  });

  it('takes more than one command of MongoDB can carry, new or known', async () => {
    const { epoch } = await owned(a.store, 'a');
    const text = '€'.repeat(500_000); // 1.5 MB
    const changes = Array.from({ length: 12 }, (_, n) => clue(keyIn(slice, n), { text }));
    for (const isNew of [true, false]) {
      const all = changes.map((change) => ({ ...change, isNew }));
      await a.store.checkpoint(checkpointOf(epoch, { changes: all }), slice);
      expect(await b.connection.collection('clues').countDocuments()).toBe(changes.length);
    }
  });

  it('takes any number of grants without coins', async () => {
    const { epoch } = await owned(a.store, 'a');
    await a.store.checkpoint(
      checkpointOf(epoch, { changes: [grant(0, []), grant(1, []), grant(2, [])] }),
      slice,
    );
    expect(await b.connection.collection('reward_grants').countDocuments()).toBe(3);
  });

  it('replaces and removes documents', async () => {
    const { epoch } = await owned(a.store, 'a');
    const [stays, goes] = [keyIn(slice), keyIn(slice, 1)];
    const first = [clue(stays, { held: 1, prompt: 'x' }), clue(goes, {})];
    await a.store.checkpoint(checkpointOf(epoch, { changes: first }), slice);
    const second = [clue(stays, { held: 2 }), clue(goes, undefined)];
    await a.store.checkpoint(checkpointOf(epoch, { changes: second }), slice);
    expect((await a.store.load({ shardId, epoch }, memoryParts, slice)).documents).toEqual([second[0]]);
  });

  it('inserts what is new, and replaces it where it is there after all', async () => {
    const { epoch } = await owned(a.store, 'a');
    const [one, other, known] = [keyIn(slice), keyIn(slice, 1), keyIn(slice, 2)];
    const asNew = (key: string, held: number): Change => ({ ...clue(key, { held }), isNew: true });
    await a.store.checkpoint(checkpointOf(epoch, { changes: [asNew(one, 1), asNew(known, 1)] }), slice);
    const changes = [asNew(other, 1), asNew(one, 2), clue(known, { held: 3 })];
    await a.store.checkpoint(checkpointOf(epoch, { changes }), slice);
    const { documents } = await a.store.load({ shardId, epoch }, memoryParts, slice);
    expect(new Map(documents.map(({ key, value }) => [key, value]))).toEqual(
      new Map([
        [one, { held: 2 }],
        [other, { held: 1 }],
        [known, { held: 3 }],
      ]),
    );
  });

  it('keeps parked records until they are redriven, also those parked again at once', async () => {
    const record = (offset: number, messageKey: string): ParkedRecord => {
      const headers = [
        ['ce_id', 'bTE='],
        ['ce_id', 'bTI='],
      ] as const;
      return {
        offset,
        messageKey,
        reason: 'TypeError',
        timestampMs: 1_790_000_000_000,
        value: null,
        headers,
      };
    };
    const { epoch } = await owned(a.store, 'a');
    const parked = [record(12, 'well'), record(11, 'gate'), record(11, 'tower')];
    await a.store.checkpoint(checkpointOf(epoch, { parked }), slice);
    await a.store.checkpoint(checkpointOf(epoch, { parked }), slice);
    const kept = (await a.store.load({ shardId, epoch }, [], slice)).parked;
    expect(kept.map(({ offset }) => offset)).toEqual([11, 11, 12]);
    expect(new Set(kept)).toEqual(new Set(parked));

    const again = { ...record(11, 'gate'), reason: 'RangeError' };
    await a.store.checkpoint(checkpointOf(epoch, { parked: [again], redriven: parked }), slice);
    expect((await a.store.load({ shardId, epoch }, [], slice)).parked).toEqual([again]);
  });
});

describe('a checkpoint over a bad line', () => {
  it.each(['request', 'answer'] as const)('happens once when the commit’s %s is lost', async (loses) => {
    const { epoch } = await owned(a.store, 'a');
    relay.loseOnce({ word: 'commitTransaction', loses, forGood: false });
    await a.store.checkpoint(checkpointOf(epoch, { changes: [clue(keyIn(slice), {})] }), slice);
    expect(await b.store.want(shardId, 'b')).toMatchObject({ checkpoints: 1, position: 10 });
    expect(await b.connection.collection('clues').countDocuments()).toBe(1);
  });

  it('is made anew when the line breaks in the middle of it', async () => {
    const { epoch } = await owned(a.store, 'a');
    relay.loseOnce({ word: 'ordered', loses: 'answer', forGood: false });
    await a.store.checkpoint(checkpointOf(epoch, { changes: [clue(keyIn(slice), {})] }), slice);
    expect(await b.store.want(shardId, 'b')).toMatchObject({ checkpoints: 1, position: 10 });
  });

  it('does not keep its successor waiting when the owner died in the middle of it', async () => {
    const { epoch } = await owned(a.store, 'a');
    relay.loseOnce({ word: 'commitTransaction', loses: 'request', forGood: true });
    const changes = [clue(keyIn(slice), { by: 'a' })];
    await expect(a.store.checkpoint(checkpointOf(epoch, { changes }), slice)).rejects.toThrow('MongoDB');

    expect(await b.store.want(shardId, 'b')).toMatchObject({ epoch, owner: 'a', checkpoints: 0 });
    const taken = await b.store.takeOver(shardId, epoch, 'b');
    expect(taken).toMatchObject({ owner: 'b', position: 0 });
    const mine = [clue(keyIn(slice), { by: 'b' })];
    await b.store.checkpoint(checkpointOf(taken!.epoch, { changes: mine }), slice);
    expect((await b.store.load({ shardId, epoch: taken!.epoch }, memoryParts, slice)).documents).toEqual(
      mine,
    );
  });
});
