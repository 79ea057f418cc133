import { Schema, type Connection, type Model } from 'mongoose';
import type { StoredDocument } from '../documents/stored-document.js';
import type { Collection } from './collection.js';

/** The mongoose model of a collection of a stage's documents: lean, and it drops no field that it does not know. */
export const documentModel = (connection: Connection, collection: Collection): Model<StoredDocument> => {
  const schema = new Schema<StoredDocument>(
    { _id: String, bucket: Number, dueAt: Number, state: Schema.Types.Mixed, traceparent: String },
    { strict: false, minimize: false, versionKey: false },
  );
  schema.index({ bucket: 1 });
  for (const [fields, options] of collection.indexes ?? []) schema.index(fields, options);
  return connection.model<StoredDocument>(collection.name, schema, collection.name);
};
