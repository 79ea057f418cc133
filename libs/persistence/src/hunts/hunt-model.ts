import { Schema, type Connection, type Model } from 'mongoose';
import { packState, unpackState, type StoredState } from '../documents/state.js';
import type { Hunt, HuntEdit, HuntProgress } from './hunt.js';

export interface StoredHunt extends Omit<Hunt, 'huntId' | 'definition' | 'history'> {
  readonly _id: string;
  readonly history: readonly StoredEdit[];
  readonly definition: StoredState;
}

type StoredEdit = Omit<HuntEdit, 'at'> & { readonly at: Date };

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
  schema.index({ status: 1, 'history.0.at': 1 });
  return connection.model<StoredHunt>('hunts', schema, 'hunts');
};

export const toStoredHunt = (hunt: Hunt): StoredHunt => ({
  _id: hunt.huntId,
  ...toStoredProgress(hunt),
  definition: packState(hunt.definition),
  definitionHash: hunt.definitionHash,
  clueIds: hunt.clueIds,
  chestIds: hunt.chestIds,
  history: hunt.history.map((edit) => ({ ...edit, at: new Date(edit.at) })),
  answerKeyId: hunt.answerKeyId,
  secretId: hunt.secretId,
});

export const toStoredProgress = ({ version, status, step }: HuntProgress): HuntProgress => ({
  version,
  status,
  step: { kind: step.kind, done: step.done },
});

export const fromStoredHunt = ({ _id, definition, history, ...hunt }: StoredHunt): Hunt => ({
  huntId: _id,
  ...hunt,
  definition: unpackState(definition),
  history: history.map((edit) => ({ ...edit, at: edit.at.getTime() })) as [HuntEdit, ...HuntEdit[]],
});
