import { findMongod } from './mongod-binary.js';
import type { Source } from './source.js';

// Any program that knows --version can stand in for a mongod here.
const works: Source = async () => process.execPath;
const none: Source = async () => undefined;
const broken: Source = async () => '/nowhere/mongod';
const forbidden: Source = () => Promise.reject(new Error('was asked although there is a mongod'));

describe('finding a mongod', () => {
  it('takes the first that runs and asks no further', async () => {
    await expect(findMongod(() => undefined, [none, works, forbidden])).resolves.toBe(process.execPath);
  });

  it('passes over one that does not run on this machine', async () => {
    await expect(findMongod(() => undefined, [broken, works])).resolves.toBe(process.execPath);
  });

  it('says in one sentence what to install where there is none', async () => {
    await expect(findMongod(() => undefined, [none, broken])).rejects.toThrow(
      /^MongoDB is needed: install .*\.$/,
    );
  });
});
