import type { FailedDecision, ParkedRecord, ShardDocument } from '@treasure-hunt/shards';
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
export interface StoredFailedDecision extends FailedDecision {
  readonly _id: string;
  readonly shardId: string;
  readonly deleteAt: Date;
}

/** The log holds what failed for a shorter time. */
const keptFailedMs = 30 * 24 * 60 * 60 * 1000;

export const storedFailedDecision = (shardId: string, fault: FailedDecision): StoredFailedDecision => ({
  _id: `${shardId}/${fault.offset}/${fault.decisionId ?? ''}`,
  shardId,
  ...fault,
  deleteAt: new Date(Date.now() + keptFailedMs),
});

export const failedDecisionModel = (connection: Connection): Model<StoredFailedDecision> => {
  const schema = new Schema<StoredFailedDecision>({ _id: String, shardId: String, offset: Number }, lean);
  schema.index({ shardId: 1, offset: 1 });
  schema.index({ deleteAt: 1 }, { expireAfterSeconds: 0 });
  return connection.model<StoredFailedDecision>('failed_decisions', schema, 'failed_decisions');
};
