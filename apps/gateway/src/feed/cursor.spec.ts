import fc from 'fast-check';
import { cursorText, readCursor } from './cursor.js';

describe('a place in the feed', () => {
  it('is read as it was written', () =>
    fc.assert(
      fc.property(fc.nat(4_095), fc.integer({ min: -1, max: 2 ** 48 }), (partition, offset) => {
        const text = cursorText({ partition, offset });
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(readCursor(text)).toEqual({ partition, offset });
      }),
    ));

  it('is nothing where it is something else', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cursor = readCursor(text);
        if (cursor) expect(readCursor(cursorText(cursor))).toEqual(cursor);
      }),
    ));
});
