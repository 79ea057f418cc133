import type { Model } from 'mongoose';

/** Creates collections and indexes that are not there yet; those that are there are left alone. Safe on every start. */
export const ensureIndexes = async (
  models: readonly Pick<Model<unknown>, 'createCollection' | 'createIndexes'>[],
) => {
  for (const model of models) {
    await model.createCollection();
    await model.createIndexes();
  }
};
