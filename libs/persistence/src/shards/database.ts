import type { Connection, Model } from 'mongoose';
import type { Collection } from '../collections/collection.js';
import { documentModel } from '../collections/document-model.js';
import { collectionNamed } from '../collections/index.js';
import { Causality } from '../connection/causality.js';
import type { StoredDocument } from '../documents/stored-document.js';
import {
  failedDecisionModel,
  parkedModel,
  shardModel,
  type StoredFailedDecision,
  type StoredParked,
  type StoredShard,
} from './models.js';
import { Ownerships } from './ownerships.js';

/** A collection of documents, and its model. */
export interface Table extends Collection {
  readonly model: Model<StoredDocument>;
}

/** The collections of one service's database. */
export class Database {
  readonly shards: Model<StoredShard>;
  readonly parked: Model<StoredParked>;
  readonly failed: Model<StoredFailedDecision>;
  readonly causality: Causality;
  readonly ownerships: Ownerships;
  private readonly tables: ReadonlyMap<string, Table>;

  constructor(
    readonly connection: Connection,
    collections: readonly string[],
  ) {
    this.shards = shardModel(connection);
    this.parked = parkedModel(connection);
    this.failed = failedDecisionModel(connection);
    this.causality = new Causality(connection);
    this.ownerships = new Ownerships(this.causality);
    const known = [...new Set(collections)].map(collectionNamed);
    this.tables = new Map(known.map((one) => [one.name, { ...one, model: documentModel(connection, one) }]));
  }

  table(collection: string): Table {
    const table = this.tables.get(collection);
    if (!table) throw new Error(`The collection ${collection} was not named when the store was connected.`);
    return table;
  }

  models() {
    return [this.shards, this.parked, this.failed, ...[...this.tables.values()].map(({ model }) => model)];
  }
}
