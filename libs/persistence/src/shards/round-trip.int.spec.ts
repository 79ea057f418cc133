import { presenceKept } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';
import fc from 'fast-check';
import { checkpointOf, clue, keyIn, memoryParts, owned, shardId, slice } from '../testing/shard.js';
import { Stores } from '../testing/stores.js';
import type { ConnectedStore } from './connect-store.js';

const stores = new Stores();
let connected: ConnectedStore;
let epoch: number;

beforeAll(async () => {
  connected = await stores.connect();
  ({ epoch } = await owned(connected.store, 'a'));
});
afterAll(() => stores.drop());

const key = `${keyIn(slice)}/player-1`;

/** What the rules find again after a restart. */
const reloaded = async (state: Document): Promise<unknown> => {
  await connected.store.checkpoint(checkpointOf(epoch, { changes: [clue(key, state)] }), slice);
  const [found] = await connected.store.loadKeys({ shardId, epoch }, [{ collection: 'clues', key }], slice);
  return found?.value;
};

describe('a state', () => {
  it('comes back exactly, whatever JSON object it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'binary', noUnicodeString: false })),
        async (any) => {
          const state = JSON.parse(JSON.stringify(any)) as Document;
          expect(JSON.stringify(await reloaded(state))).toBe(JSON.stringify(state));
        },
      ),
      { numRuns: 150 },
    ));

  it.each<[string, string]>([
    ['keys with dots', '{"old-town.gate":{"a.b":[{"c.d":1}]}}'],
    ['keys with dollars', '{"$set":{"$ref":"clues","$id":1},"deep":{"$ref":"a","$id":"b"}}'],
    [
      'keys that BSON takes for its own',
      '{"_bsontype":"ObjectId","_id":5,"__proto__":{"a":1},"":0,"toBSON":1}',
    ],
    ['a zero byte in a key', '{"a\\u0000b":"c\\u0000d"}'],
    ['half of a surrogate pair', '{"prompt":"\\ud83d"}'],
    [
      'numbers of every size',
      '[0,-1,2147483648,-9007199254740991,9007199254740991,0.1,5e-324,1.7976931348623157e308]',
    ],
    ['empty things', '{"a":{},"b":[],"c":null,"d":"","e":[[],{}]}'],
    ['deep nesting', `${'{"a":['.repeat(90)}1${']}'.repeat(90)}`],
  ])('keeps %s', async (_, json) => {
    const state = JSON.parse(json.startsWith('[') ? `{"all":${json}}` : json) as Document;
    expect(JSON.stringify(await reloaded(state))).toBe(JSON.stringify(state));
  });
});

describe('the documents of a shard', () => {
  it('are loaded at a takeover: those of its keys and its own, not those of another shard', async () => {
    const mine = [clue(keyIn(slice, 1), { n: 1 }), clue('#', { hunts: ['old-town'] })];
    await connected.store.checkpoint(
      checkpointOf(epoch, { changes: [clue(key, undefined), ...mine] }),
      slice,
    );
    const other = { partition: 4, partitions: 8 };
    const { epoch: otherEpoch } = (await connected.store.takeOver(
      'x/4',
      (await connected.store.want('x/4', 'a')).epoch,
      'a',
    ))!;
    const changes = [clue(keyIn(other), { n: 2 }), clue('#', { hunts: [] })];
    await connected.store.checkpoint(checkpointOf(otherEpoch, { shardId: 'x/4', changes }), other);

    const { documents } = await connected.store.load({ shardId, epoch }, memoryParts, slice);
    expect(new Set(documents)).toEqual(new Set(mine));
    const cachedParts = [{ collection: 'clues', kept: 'cache' }] as const;
    const cached = await connected.store.load({ shardId, epoch }, cachedParts, slice);
    expect(cached.documents).toEqual([]);
    expect(new Set(cached.keys)).toEqual(
      new Set(mine.map(({ collection, key: of }) => ({ collection, key: of }))),
    );
    const found = await connected.store.loadKeys(
      { shardId: 'x/4', epoch: otherEpoch },
      [{ collection: 'clues', key: '#' }],
      other,
    );
    expect(found).toEqual([changes[1]]);
  });

  it('can be searched by what their indexes are for', async () => {
    const fixAt = 1_790_000_000_000;
    const presence = {
      collection: 'player_presences',
      key: keyIn(slice),
      value: { expiresAt: fixAt + presenceKept.byRulesMs },
    };
    const due = clue(keyIn(slice, 2), { dueAt: 1_790_000_000_001 });
    await connected.store.checkpoint(checkpointOf(epoch, { changes: [presence as never, due] }), slice);
    const rawOf = (collection: string) =>
      connected.connection.collection<{ _id: string; deleteAt?: Date }>(collection);
    const indexes = await rawOf('player_presences').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { deleteAt: 1 }, expireAfterSeconds: 0 }));
    expect(indexes).toContainEqual(expect.objectContaining({ key: { bucket: 1 } }));
    const stored = await rawOf('player_presences').findOne({ _id: presence.key });
    const keptHours = (Number(stored?.deleteAt) - fixAt) / 3_600_000;
    expect(keptHours).toBeGreaterThanOrEqual(23.5); // Rules forget at 23.
    expect(keptHours).toBeLessThanOrEqual(24);
    expect(await rawOf('clues').findOne({ _id: due.key })).toMatchObject({ dueAt: 1_790_000_000_001 });
  });

  it('are refused under a key of another partition, where nobody would find them again', async () => {
    const stray = clue(keyIn({ partition: 4, partitions: 8 }), {});
    await expect(
      connected.store.checkpoint(checkpointOf(epoch, { changes: [stray] }), slice),
    ).rejects.toThrow('belongs to partition 4, not to 3');
  });
});
