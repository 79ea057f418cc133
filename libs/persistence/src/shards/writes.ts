import { mongo } from 'mongoose';
import type { Database } from './database.js';

/**
 * Writes of one kind to one collection, as a command of MongoDB's: what a checkpoint holds is far below the limits of one. The driver's
 * bulk writes would make BSON of each document twice, once only to know its size.
 */
export type Write = mongo.Document;

interface Into {
  readonly collection: { readonly name: string };
}
interface Identified {
  readonly _id: string;
}

export const insertions = ({ collection }: Into, documents: readonly Identified[]): Write[] =>
  documents.length === 0 ? [] : [{ insert: collection.name, documents }];

/** Inserts what is not there. */
export const replacements = ({ collection }: Into, documents: readonly Identified[]): Write[] => {
  const updates = documents.map((u) => ({ q: { _id: u._id }, u, upsert: true }));
  return updates.length === 0 ? [] : [{ update: collection.name, updates }];
};

export const deletions = ({ collection }: Into, ids: readonly string[]): Write[] => {
  const deletes = ids.map((_id) => ({ q: { _id }, limit: 1 }));
  return deletes.length === 0 ? [] : [{ delete: collection.name, deletes }];
};

/** @throws MongoServerError also where the server has refused a single document */
export const run = async (
  { connection }: Database,
  write: Write,
  session: mongo.ClientSession,
): Promise<void> => {
  const { writeErrors } = await connection.db!.command(write, { session });
  const [refused] = (writeErrors as mongo.Document[] | undefined) ?? [];
  if (refused) throw new mongo.MongoServerError(refused);
};
