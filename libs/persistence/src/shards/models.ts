import type { Fault, ParkedRecord, ShardDocument } from '@treasure-hunt/shards';
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

/** A decision that failed; `_id` is `<shardId>/<offset>/<decisionId>`. */
export interface StoredFault extends Fault {
  readonly _id: string;
  readonly shardId: string;
  readonly deleteAt: Date;
}

/** The log holds what failed for a shorter time. */
const keptFaultsMs = 30 * 24 * 60 * 60 * 1000;

export const storedFault = (shardId: string, fault: Fault): StoredFault => ({
  _id: `${shardId}/${fault.offset}/${fault.decisionId ?? ''}`,
  shardId,
  ...fault,
  deleteAt: new Date(Date.now() + keptFaultsMs),
});

export const faultModel = (connection: Connection): Model<StoredFault> => {
  const schema = new Schema<StoredFault>({ _id: String, shardId: String, offset: Number }, lean);
  schema.index({ shardId: 1, offset: 1 });
  schema.index({ deleteAt: 1 }, { expireAfterSeconds: 0 });
  return connection.model<StoredFault>('shard_faults', schema, 'shard_faults');
};
