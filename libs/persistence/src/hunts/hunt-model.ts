import { Schema, type Connection, type Model } from 'mongoose';
import { packState, unpackState, type StoredState } from '../documents/state.js';
import type { Hunt, HuntProgress } from './hunt.js';

type Instant = 'createdAt' | 'publishedAt' | 'withdrawnAt';

export interface StoredHunt extends Omit<Hunt, 'huntId' | 'definition' | Instant> {
  readonly _id: string;
  readonly definition: StoredState;
  readonly createdAt: Date;
  readonly publishedAt?: Date;
  readonly withdrawnAt?: Date;
}

/** Of all hunts, one only has a clue or a chest of an id; an empty list is not in the index. */
const unique = (ids: 'clueIds' | 'chestIds') =>
  [{ [ids]: 1 }, { unique: true, partialFilterExpression: { [`${ids}.0`]: { $exists: true } } }] as const;

export const huntsModel = (connection: Connection): Model<StoredHunt> => {
  const schema = new Schema<StoredHunt>(
    { _id: String, version: Number, status: String, clueIds: [String], chestIds: [String] },
    { strict: false, minimize: false, versionKey: false },
  );
  schema.index(...unique('clueIds'));
  schema.index(...unique('chestIds'));
  schema.index({ status: 1, createdAt: 1 });
  return connection.model<StoredHunt>('hunts', schema, 'hunts');
};

export const toStoredHunt = (hunt: Hunt): StoredHunt => ({
  _id: hunt.huntId,
  ...toStoredProgress(hunt),
  definition: packState(hunt.definition),
  definitionHash: hunt.definitionHash,
  clueIds: hunt.clueIds,
  chestIds: hunt.chestIds,
  createdAt: new Date(hunt.createdAt),
  by: hunt.by,
  answerKeyId: hunt.answerKeyId,
  secretId: hunt.secretId,
});

export const toStoredProgress = ({ version, status, step, publishedAt, withdrawnAt }: HuntProgress) => ({
  version,
  status,
  step: { kind: step.kind, done: step.done },
  ...(publishedAt === undefined ? {} : { publishedAt: new Date(publishedAt) }),
  ...(withdrawnAt === undefined ? {} : { withdrawnAt: new Date(withdrawnAt) }),
});

export const fromStoredHunt = (stored: StoredHunt): Hunt => {
  const { _id, definition, createdAt, publishedAt, withdrawnAt, ...hunt } = stored;
  return {
    huntId: _id,
    ...hunt,
    definition: unpackState(definition),
    createdAt: createdAt.getTime(),
    ...(publishedAt ? { publishedAt: publishedAt.getTime() } : {}),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.getTime() } : {}),
  };
};
