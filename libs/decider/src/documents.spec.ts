import { Documents } from './documents.js';

const documents = (...values: [key: string, dueAt?: number][]): Documents => {
  const kept = new Documents();
  kept.apply(
    values.map(([key, dueAt]) => ({ collection: 'c', key, value: dueAt === undefined ? {} : { dueAt } })),
  );
  return kept;
};
const none: ReadonlySet<string> = new Set();

describe('documents', () => {
  it('brings up what is due in the order of due time, then key', () => {
    const kept = documents(['b', 10], ['a', 10], ['c', 5]);
    expect(kept.firstDue(10, none)?.key).toBe('c');
    kept.apply([{ collection: 'c', key: 'c', value: {} }]);
    expect(kept.firstDue(10, none)?.key).toBe('a');
  });

  it('brings up nothing before its time', () => {
    expect(documents(['a', 10]).firstDue(9, none)).toBeUndefined();
  });

  it('passes over what belongs to a held key', () => {
    expect(documents(['a/p', 1], ['b', 2]).firstDue(9, new Set(['a']))?.key).toBe('b');
  });

  it('forgets the due time of a document that changed or is gone', () => {
    const kept = documents(['a', 1], ['b', 1]);
    kept.apply([
      { collection: 'c', key: 'a', value: { dueAt: 50 } },
      { collection: 'c', key: 'b', value: undefined },
    ]);
    expect(kept.firstDue(49, none)).toBeUndefined();
    expect(kept.firstDue(50, none)?.key).toBe('a');
  });

  it('knows the trace of the last change of a document, as long as there is one', () => {
    const kept = documents(['a']);
    const change = { collection: 'c', key: 'a', value: {} };
    kept.apply([{ ...change, traceParent: 'T' }]);
    expect(kept.traceOf('c', 'a')).toBe('T');
    expect([...kept.entries()]).toEqual([{ ...change, traceParent: 'T' }]);
    for (const value of [{}, undefined]) {
      kept.apply([
        { ...change, traceParent: 'T' },
        { ...change, value },
      ]);
      expect(kept.traceOf('c', 'a')).toBeUndefined();
    }
  });

  it('walks the keys under a prefix in key order', () => {
    const kept = documents(['a/2'], ['a/1'], ['b/1']);
    expect(kept.next('c', 'a/', '')).toBe('a/1');
    expect(kept.next('c', 'a/', 'a/1')).toBe('a/2');
    expect(kept.next('c', 'a/', 'a/2')).toBeUndefined();
  });

  it('are the same to whoever reads them, packed or not', () => {
    const [asObjects, asText] = [false, true].map((isPacked) => {
      const documents = new Documents([{ collection: 'c', kept: 'memory', isPacked }]);
      documents.apply([
        { collection: 'c', key: 'a', value: { dueAt: 1 } },
        { collection: 'c', key: 'b', value: {}, traceParent: 'T' },
        { collection: 'c', key: 'a', value: { dueAt: 7 } },
      ]);
      const read = ['a', 'b', 'x'].map((key) => [documents.get('c', key), documents.traceOf('c', key)]);
      return {
        all: [...documents.entries()],
        values: [...documents.valuesOf('c')],
        read,
        due: documents.firstDue(9, none),
      };
    });
    expect(asText).toEqual(asObjects);
    expect(asText).toMatchObject({ due: { key: 'a', dueAt: 7 }, values: [{ dueAt: 7 }, {}] });
  });
});
