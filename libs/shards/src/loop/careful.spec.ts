import { MemoryStore } from '../testing/index.js';
import { cautionOf, nextTry } from './careful.js';

const shard = new MemoryStore().shard('t/0');

describe('an owner after owners that died', () => {
  it('is careful from the third takeover without a checkpoint on', () => {
    expect(cautionOf({ ...shard, takeovers: 2 })).toBeUndefined();
    expect(cautionOf({ ...shard, takeovers: 3, position: 40 })?.until).toBeGreaterThan(40);
  });

  it('is careful where its predecessor noted what it was about to try', () => {
    expect(cautionOf({ ...shard, takeovers: 1, trying: { offset: 7, deaths: 0 } })).toBeDefined();
  });

  it('notes each try, and parks the message after the second death at its offset', () => {
    const caution = (deaths: number) => ({ until: 100, lastTry: { offset: 7, deaths } });
    expect(nextTry({ until: 100, lastTry: null }, 7)).toEqual({ offset: 7, deaths: 0 });
    expect(nextTry(caution(0), 7)).toEqual({ offset: 7, deaths: 1 });
    expect(nextTry(caution(1), 7)).toBe('park it');
    expect(nextTry(caution(1), 8)).toEqual({ offset: 8, deaths: 0 });
  });
});
