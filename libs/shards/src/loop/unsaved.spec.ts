import { maxUnsavedBytes, Unsaved } from './unsaved.js';

const change = (key: string, text: string) => ({ collection: 'c', key, value: { dueAt: 1, text } });
const saving = (...changes: ReturnType<typeof change>[]) => ({ changes, parkedChanges: [], failed: [] });
const half = 'x'.repeat(maxUnsavedBytes / 2);

describe('what the next checkpoint has to save', () => {
  it('is full at so many bytes, however few documents have them', () => {
    const unsaved = new Unsaved();
    unsaved.add(saving(change('a', half)));
    expect(unsaved.isFull(1)).toBe(false);
    unsaved.add(saving(change('b', half)));
    expect(unsaved.isFull(1)).toBe(true);
  });

  it('has a document once, however often it was changed', () => {
    const unsaved = new Unsaved();
    for (let n = 0; n < 10; n += 1) unsaved.add(saving(change('a', half)));
    expect(unsaved.isFull(1)).toBe(false);
    unsaved.add(saving(change('a', 'short'), change('b', half)));
    expect(unsaved.isFull(1)).toBe(false);
    expect(unsaved.changes).toHaveLength(2);
  });
});
