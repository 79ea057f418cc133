import { clueActivity, flow } from '@treasure-hunt/contracts';
import { Documents, type AnyStage, type Document } from '@treasure-hunt/decider';
import { crossing, recordOf, tally } from '../testing/index.js';
import { maxKnownKeys } from '../ports/store.js';
import { Cache } from './cache.js';
import { decodeRecord } from './decode.js';

const stage: AnyStage = { ...tally, parts: { tally: { collection: 'tallies', kept: 'cache' } } };
const place = { topic: clueActivity.name, partition: 0, partitions: 1 };
const discovered = (...clues: string[]) =>
  clues.map((clue, offset) => decodeRecord(flow.clueSolving, place, recordOf(crossing(clue, 'ann'), offset)));
const said = (length: number): Document => ({ said: 'x'.repeat(length) }) as Document;
const keyed = (key: string) => ({ collection: 'tallies', key });

describe('the cache of a shard', () => {
  it('asks for each document once, whether or not there is one', () => {
    const cache = new Cache(stage, new Documents());
    expect(cache.missing(discovered('a', 'a', 'b'))).toEqual([keyed('a'), keyed('b')]);
    cache.learn([keyed('a'), keyed('b')]);
    expect(cache.missing(discovered('a', 'c'))).toEqual([keyed('c')]);
  });

  it('asks for no document that is not among those that there are, nor for one that was written since', () => {
    const cache = new Cache(stage, new Documents(), [keyed('old')]);
    expect(cache.missing(discovered('old', 'new'))).toEqual([keyed('old')]);
    cache.wrote([keyed('new')]);
    expect(cache.missing(discovered('new'))).toEqual([]);
    cache.evict(() => false, { maxDocuments: 0, maxBytes: 0 });
    expect(cache.missing(discovered('new', 'newer'))).toEqual([keyed('new')]);
  });

  it('asks for every document where there are too many to know them all', () => {
    const cache = new Cache(stage, new Documents(), []);
    cache.wrote(Array.from({ length: maxKnownKeys + 1 }, (_, n) => keyed(`p${n}`)));
    expect(cache.missing(discovered('new'))).toEqual([keyed('new')]);
  });

  it('forgets the least recently used, but nothing that is not saved', () => {
    const documents = new Documents();
    documents.apply(['a', 'b', 'c'].map((key) => ({ ...keyed(key), value: {} })));
    const cache = new Cache(stage, documents);
    cache.learn(['a', 'b', 'c'].map(keyed));
    cache.missing(discovered('b'));
    cache.evict(({ key }) => key === 'a', { maxDocuments: 1, maxBytes: 1e6 });
    expect(documents.get('tallies', 'a')).toBeDefined();
    expect(documents.get('tallies', 'c')).toBeUndefined();
    expect(cache.missing(discovered('c'))).toEqual([keyed('c')]);
  });

  it('forgets what was written, too', () => {
    const documents = new Documents();
    const written = ['a', 'b', 'c'].map((key) => ({ ...keyed(key), value: {} }));
    const cache = new Cache(stage, documents);
    documents.apply(written);
    cache.wrote(written);
    cache.evict(({ key }) => key === 'a', { maxDocuments: 1, maxBytes: 1e6 });
    expect([...documents.entries()].map(({ key }) => key)).toEqual(['a']);
  });

  it('keeps as much in memory for 100,000 players as for the first of them that fill it', () => {
    const documents = new Documents();
    const cache = new Cache(stage, documents);
    const kept: number[] = [];
    for (let player = 0; player < 100_000; player += 1) {
      const written = [{ ...keyed(`p${100_000 + player}`), value: said(500) }];
      documents.apply(written);
      cache.wrote(written);
      cache.evict(() => false);
      if (player % 20_000 === 19_999) kept.push([...documents.entries()].length);
    }
    expect(kept[0]).toBeLessThan(20_000);
    expect(new Set(kept).size).toBe(1);
  });

  it('has room again when documents get smaller', () => {
    const documents = new Documents();
    const cache = new Cache(stage, documents);
    const write = (key: string, length: number): void => {
      const written = [{ ...keyed(key), value: said(length) }];
      documents.apply(written);
      cache.wrote(written);
      cache.evict(() => false, { maxDocuments: 100, maxBytes: 1_000 });
    };
    write('a', 600);
    write('a', 10);
    write('b', 600);
    expect([...documents.entries()].map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('never forgets what is kept in memory', () => {
    const documents = new Documents();
    const written = ['a', 'b'].map((key) => ({ collection: 'tallies', key, value: {} }));
    const cache = new Cache(tally, documents);
    documents.apply(written);
    cache.wrote(written);
    cache.evict(() => false, { maxDocuments: 0, maxBytes: 0 });
    expect([...documents.entries()]).toHaveLength(2);
  });

  it('asks for nothing of the parts that are kept in memory', () => {
    expect(new Cache(tally, new Documents()).missing(discovered('a'))).toEqual([]);
  });
});
