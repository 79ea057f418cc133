import { createHmac } from 'node:crypto';
import { derivedId, hashAnswer } from './secret.js';

describe('the hash of an answer', () => {
  it('is the HMAC-SHA-256 that the contract names, in hex', () => {
    const expected = createHmac('sha256', 'key').update(Buffer.from('gate\0thelion')).digest('hex');
    expect(hashAnswer('key', 'gate', 'The LION!')).toBe(expected);
  });

  it('is another one at another clue, and under another key', () => {
    const hashes = [
      hashAnswer('key', 'gate', 'lion'),
      hashAnswer('key', 'well', 'lion'),
      hashAnswer('other', 'gate', 'lion'),
    ];
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('a derived id', () => {
  it('depends on its parts and on where they end', () => {
    expect(derivedId('a', 1)).toBe(derivedId('a', 1));
    expect(derivedId('a', 1)).not.toBe(derivedId('a1'));
    expect(derivedId('a', 1)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});
