import fc from 'fast-check';
import type { FeedEntry } from './feed-entry.js';
import { Ring } from './ring.js';

const entry = (offset: number, playerId = 'ada', timestampMs = 0): FeedEntry => ({
  offset,
  timestampMs,
  playerId,
  frame: '.',
});
const offsetsAfter = (ring: Ring, offset: number, playerId = 'ada') =>
  ring.after(offset, playerId)?.map((one) => one.offset);
/** An entry counts its frame and 200 bytes. */
const room = (entries: number) => ({ maxBytes: entries * 201, maxAgeMs: 1_000 });

describe('the ring', () => {
  it('has what one player was told after an offset', () => {
    const ring = new Ring(10, room(100));
    for (const offset of [10, 11, 12, 13]) ring.add(offset, entry(offset, offset % 2 ? 'bob' : 'ada'));
    expect(offsetsAfter(ring, 9)).toEqual([10, 12]);
    expect(offsetsAfter(ring, 10, 'bob')).toEqual([11, 13]);
    expect(offsetsAfter(ring, 13)).toEqual([]);
  });

  it('knows that nothing is missing behind its beginning, even before anything was read', () => {
    const ring = new Ring(10, room(100));
    expect(offsetsAfter(ring, 9)).toEqual([]);
    expect(offsetsAfter(ring, 8)).toBeUndefined();
  });

  it('reaches back to the first record that was read', () => {
    const ring = new Ring(10, room(100));
    ring.add(7, undefined);
    ring.add(8, entry(8));
    expect(offsetsAfter(ring, 6)).toEqual([8]);
    expect(offsetsAfter(ring, 5)).toBeUndefined();
  });

  it('lets go of what is too old', () => {
    const ring = new Ring(0, room(100));
    ring.add(0, entry(0, 'ada', 100));
    ring.add(1, entry(1, 'ada', 900));
    ring.trim(1_200);
    expect(offsetsAfter(ring, -1)).toBeUndefined();
    expect(offsetsAfter(ring, 0)).toEqual([1]);
  });

  it('keeps no more than it may, and never leaves out without saying so', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ada', 'bob', undefined), { maxLength: 60 }),
        fc.nat(10),
        (told, keep) => {
          const ring = new Ring(0, room(keep));
          told.forEach((playerId, offset) => {
            ring.add(offset, playerId && entry(offset, playerId));
            ring.trim(0);
          });
          const all = told.flatMap((playerId, offset) => (playerId === 'ada' ? [offset] : []));
          for (let from = -1; from <= told.length; from += 1) {
            const kept = offsetsAfter(ring, from);
            if (kept) expect(kept).toEqual(all.filter((offset) => offset > from));
            expect(kept?.length ?? 0).toBeLessThanOrEqual(keep);
          }
          expect(offsetsAfter(ring, told.length - 1)).toEqual([]);
        },
      ),
    ));
});
