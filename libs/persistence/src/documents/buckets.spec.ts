import { partitionOf } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import { bucketOfDocument, bucketsOf, idOf, keyOf } from './buckets.js';

const key = fc.stringMatching(/^[A-Za-z0-9._:-]{1,20}$/);
const partitions = fc.integer({ min: 0, max: 12 }).map((power) => 2 ** power);

describe('the buckets of a slice', () => {
  it('hold the documents of its keys, and no other slice holds them', () =>
    fc.assert(
      fc.property(key, partitions, (messageKey, count) => {
        const partition = partitionOf(messageKey, count);
        const bucket = bucketOfDocument(`${messageKey}/player-1`, partition);
        expect(bucketsOf({ partition, partitions: count })).toContain(bucket);
        if (count > 1)
          expect(bucketsOf({ partition: (partition + 1) % count, partitions: count })).not.toContain(bucket);
      }),
    ));

  it('are refused when the partitions do not divide them', () =>
    expect(() => bucketsOf({ partition: 0, partitions: 6 })).toThrow('divides 4096, not 6'));
});

describe('the id of a document', () => {
  it('names the partition of a document of the whole partition, and gives the key back', () => {
    expect(idOf('#', 12)).toBe('#12');
    expect(idOf('#/draft', 12)).toBe('#12/draft');
    for (const one of ['#', '#/draft', 'gate', 'gate/player-1']) expect(keyOf(idOf(one, 12))).toBe(one);
  });

  it('puts a document of the whole partition into the bucket of the partition', () =>
    expect(bucketOfDocument('#', 12)).toBe(12));
});
