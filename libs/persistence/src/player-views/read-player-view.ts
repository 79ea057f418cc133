import type { Document } from '@treasure-hunt/decider';
import type { Connection } from 'mongoose';
import { documentModel } from '../collections/document-model.js';
import { collectionNamed } from '../collections/index.js';
import { orRetryLater } from '../connection/away.js';
import type { StoredDocument } from '../documents/stored-document.js';
import { unpackState } from '../documents/state.js';
import type { Model } from 'mongoose';

const name = 'player_views';

/**
 * The view of this player as the player-view stage has stored it, as a majority knows it; undefined when there is none.
 * Rejects with `RetryLater` when MongoDB is away.
 */
export const readPlayerView = (connection: Connection, playerId: string): Promise<Document | undefined> =>
  orRetryLater(async () => {
    const model = (connection.models[name] ??
      documentModel(connection, collectionNamed(name))) as Model<StoredDocument>;
    const view = await model.findById(playerId, { state: 1 }).readConcern('majority').lean();
    return view ? unpackState(view.state) : undefined;
  });
