import { mongodbUri } from '../testing/scratch.js';
import { checkpointOf, clue, keyIn, owned, progressAt, shardId, slice } from '../testing/shard.js';
import { Stores } from '../testing/stores.js';
import { parkedKeys } from '../parked/parked-keys.js';
import { changeOfKept, openKeptShards } from './kept-shards.js';

const stores = new Stores();
afterAll(() => stores.drop());

const place = { shardId, collections: ['clues'], slice };
const parkedRecord = (offset: number, messageKey: string, reason: string) => ({
  offset,
  messageKey,
  reason,
  timestampMs: 1_790_000_000_000 + offset,
  value: 'e30=',
  headers: [['traceparent', Buffer.from('00-aa-bb-01').toString('base64')]] as const,
});

it('what is kept of a shard is read as of one moment, while its owner goes on', async () => {
  const { store, connection } = await stores.connect();
  const kept = await openKeptShards({ uri: mongodbUri(), database: connection.name });
  expect(await kept.read({ ...place, shardId: 'nobody/3' })).toBeUndefined();
  const { epoch } = await owned(store, 'one');
  const keys = [keyIn(slice, 0), keyIn(slice, 1)];
  let isOver = false;
  const goOn = async (): Promise<void> => {
    for (let position = 1; !isOver; position += 1) {
      const changes = keys.map((key) => clue(key, { position }));
      await store.checkpoint(checkpointOf(epoch, { progress: progressAt(position), changes }), slice);
    }
  };
  const going = goOn();
  const moments = new Set<number>();
  while (moments.size < 10) {
    const { shard, documents } = (await kept.read(place))!;
    const positions = documents.map((one) => changeOfKept(one).value);
    expect(positions).toEqual(documents.map(() => ({ position: shard.position })));
    moments.add(shard.position);
  }
  isOver = true;
  await going;
  await kept.close();
}, 30_000);

it('what failed is kept when its key was redriven, and a parked key is listed with what failed first', async () => {
  const { store, connection } = await stores.connect();
  const kept = await openKeptShards({ uri: mongodbUri(), database: connection.name });
  const { epoch } = await owned(store, 'two');
  const [gate, well] = [keyIn(slice, 0), keyIn(slice, 1)];
  const failed = [{ offset: 7, decisionId: 'd7', reason: 'Error: no' }];
  const parked = [
    parkedRecord(8, gate, 'Its key is parked.'),
    parkedRecord(7, gate, 'Error: no'),
    parkedRecord(9, well, 'Error: neither'),
  ];
  await store.checkpoint(checkpointOf(epoch, { failed, parked }), slice);
  expect(await parkedKeys(connection, { limit: 10 })).toMatchObject([
    { shardId, key: gate, waiting: 2, first: { offset: 7, reason: 'Error: no' } },
    { shardId, key: well, waiting: 1, first: { offset: 9 } },
  ]);
  expect(await parkedKeys(connection, { key: well, limit: 10 })).toHaveLength(1);
  expect(await parkedKeys(connection, { limit: 1 })).toHaveLength(1);

  await store.checkpoint(checkpointOf(epoch, { redriven: parked }), slice);
  expect(await kept.read(place)).toMatchObject({ parked: [], failed });
  await kept.close();
});
