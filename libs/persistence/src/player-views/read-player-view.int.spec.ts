import { partitionOf } from '@treasure-hunt/contracts';
import { checkpointOf } from '../testing/shard.js';
import { Stores } from '../testing/stores.js';
import { readPlayerView } from './read-player-view.js';

const stores = new Stores();
afterAll(() => stores.drop());

it('gives the view that the stage has saved last, and nothing for a player that it does not know', async () => {
  const { store, connection } = await stores.connect();
  const slice = { partition: partitionOf('player-1', 8), partitions: 8 };
  const shardId = `hunt.player-feed.v1/${slice.partition}`;
  const { epoch } = (await store.takeOver(shardId, (await store.want(shardId, 'a')).epoch, 'a'))!;
  const view = { held: [{ clueId: 'old-town.gate' }], balances: { coin: 5 } };
  const changes = [{ collection: 'player_views', key: 'player-1', value: view as object }];
  await store.checkpoint({ ...checkpointOf(epoch, { changes }), shardId }, slice);
  expect(await readPlayerView(connection, 'player-1')).toEqual(view);
  expect(await readPlayerView(connection, 'player-2')).toBeUndefined();
});
