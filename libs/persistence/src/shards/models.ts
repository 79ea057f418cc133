import type { ParkedRecord, ShardDocument } from '@treasure-hunt/shards';
import { Schema, type Connection, type Model, type mongo } from 'mongoose';

/** The document of a shard, and the MongoDB session in which its owner saves. */
export interface StoredShard extends ShardDocument {
  readonly session?: mongo.Binary;
}

/** A parked record; `_id` is `<shardId>/<offset>/<messageKey>`. */
export interface StoredParked extends ParkedRecord {
  readonly _id: string;
  readonly shardId: string;
}

export const parkedId = (
  shardId: string,
  { offset, messageKey }: Pick<ParkedRecord, 'offset' | 'messageKey'>,
): string => `${shardId}/${offset}/${messageKey}`;

const lean = { strict: false, minimize: false, versionKey: false } as const;

export const shardModel = (connection: Connection): Model<StoredShard> =>
  connection.model<StoredShard>('shards', new Schema<StoredShard>({ _id: String }, lean), 'shards');

export const parkedModel = (connection: Connection): Model<StoredParked> => {
  const schema = new Schema<StoredParked>({ _id: String, shardId: String, offset: Number }, lean);
  schema.index({ shardId: 1, offset: 1 });
  return connection.model<StoredParked>('parked_records', schema, 'parked_records');
};
