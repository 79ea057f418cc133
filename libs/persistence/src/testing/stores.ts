import { connectStore, type ConnectedStore } from '../shards/connect-store.js';
import { mongodbUri, scratchName } from './scratch.js';

const collections = ['clues', 'clue_assignments', 'reward_grants', 'player_presences', 'player_views'];

/** Several instances of one service on a database of their own. */
export class Stores {
  private readonly connected: ConnectedStore[] = [];
  private readonly database = scratchName();

  async connect(uri = mongodbUri()): Promise<ConnectedStore> {
    const one = await connectStore({
      uri,
      database: this.database,
      collections,
      serverSelectionTimeoutMs: 500,
    });
    this.connected.push(one);
    return one;
  }

  async drop(): Promise<void> {
    const last = await this.connect();
    await last.connection.dropDatabase();
    for (const { close } of this.connected) await close();
  }
}
