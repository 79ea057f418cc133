import { jsonSize } from '@treasure-hunt/shards';
import { mongo } from 'mongoose';
import type { Database } from './database.js';

/** Writes of one kind to one collection, as a command of MongoDB's: the driver's bulk writes make BSON of each document twice, once only to know its size. */
export type Write = mongo.Document;

interface Into {
  readonly collection: { readonly name: string };
}
interface Identified {
  readonly _id: string;
}

/** A command is one BSON document of 16 MB at most; a character may take three bytes for each of its units. */
const maxSize = 4 * 1024 * 1024;

/** What a command can carry at once; one that is larger goes alone. */
const portions = <One>(all: readonly One[]): One[][] => {
  const some: One[][] = [];
  let size = Infinity;
  for (const one of all) {
    const own = jsonSize(one);
    if (size + own > maxSize) {
      some.push([]);
      size = 0;
    }
    some.at(-1)!.push(one);
    size += own;
  }
  return some;
};

export const insertions = ({ collection }: Into, documents: readonly Identified[]): Write[] =>
  portions(documents).map((some) => ({ insert: collection.name, documents: some }));

/** Inserts what is not there. */
export const replacements = ({ collection }: Into, documents: readonly Identified[]): Write[] =>
  portions(documents).map((some) => ({
    update: collection.name,
    updates: some.map((u) => ({ q: { _id: u._id }, u, upsert: true })),
  }));

export const deletions = ({ collection }: Into, ids: readonly string[]): Write[] =>
  portions(ids).map((some) => ({
    delete: collection.name,
    deletes: some.map((_id) => ({ q: { _id }, limit: 1 })),
  }));

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
