import { randomBytes } from 'node:crypto';

/** Where the MongoDB of the tests is. */
export const mongodbUri = (): string => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI to a replica set; `npm test` does it.');
  return uri;
};

/** The name of a database that nobody else uses; whoever takes it drops it. */
export const scratchName = (): string => `test_${randomBytes(6).toString('hex')}`;
