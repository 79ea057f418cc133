import { contentHash } from './content-hash.js';

describe('the hash of a content', () => {
  it('does not depend on the order of fields', () =>
    expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      contentHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    ));

  it('depends on the order of a list, and on every value', () => {
    const hashes = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, '2'] }, { a: [1, 2, null] }, { b: [1, 2] }].map(
      contentHash,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('takes a field without a value for a field that is not there', () =>
    expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 })));
});
