import { RetryLater } from '@treasure-hunt/shards';
import { connectHunts } from '../hunts/hunt-repository.js';
import { readPlayerView } from '../player-views/read-player-view.js';
import { connectStore } from '../shards/connect-store.js';
import { checkpointOf, clue, keyIn, memoryParts, owned, shardId, slice } from '../testing/shard.js';
import { Relay } from '../testing/relay.js';
import { scratchName } from '../testing/scratch.js';
import { Stores } from '../testing/stores.js';

describe('MongoDB that is away', () => {
  it('makes a service that starts try again later', async () => {
    const options = { uri: 'mongodb://127.0.0.1:1/', database: scratchName(), serverSelectionTimeoutMs: 200 };
    await expect(connectStore({ ...options, collections: [] })).rejects.toThrow(RetryLater);
    await expect(connectHunts(options)).rejects.toThrow(RetryLater);
  });

  it('makes every call try again later, and is found again when it is back', async () => {
    const stores = new Stores();
    const relay = await Relay.open();
    const { store, connection, ping } = await stores.connect(relay.uri);
    const { epoch } = await owned(store, 'a');
    const checkpoint = checkpointOf(epoch, { changes: [clue(keyIn(slice), {})] });
    relay.cut();
    const calls: readonly (() => Promise<unknown>)[] = [
      () => store.want(shardId, 'b'),
      () => store.takeOver(shardId, epoch, 'a'),
      () => store.load({ shardId, epoch }, memoryParts, slice),
      () => store.loadKeys({ shardId, epoch }, [{ collection: 'clues', key: 'gate' }], slice),
      () => store.checkpoint(checkpoint, slice),
      () => store.noteTrying(shardId, epoch, null),
      () => readPlayerView(connection, 'player-1'),
      ping,
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(RetryLater);

    relay.mend();
    await store.checkpoint(checkpoint, slice);
    expect(await store.want(shardId, 'b')).toMatchObject({ checkpoints: 1 });
    await stores.drop();
    await relay.close();
  }, 30_000);
});
