import fc from 'fast-check';
import { bucketOf, buckets, partitionOf } from './partition.js';

/** Hashes (signed 32 bits) that Kafka's own unit tests expect of its Java client's murmur2. */
const hashes: [key: string, murmur2: number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('the partition of a key', () => {
  it.each(hashes)('%s: is the one that the Java client chooses', (key, murmur2) => {
    const positive = murmur2 & 0x7fffffff;
    for (const partitions of [1, 8, 64, 0x7fffffff])
      expect(partitionOf(key, partitions)).toBe(positive % partitions);
    expect(bucketOf(key)).toBe(positive % buckets);
  });

  it('is chosen by the UTF-8 bytes of the key', () => {
    expect(partitionOf('é', 0x7fffffff)).toBe(murmur2(Buffer.from('é')) % 0x7fffffff);
    expect(partitionOf('北京-老城', 0x7fffffff)).toBe(murmur2(Buffer.from('北京-老城')) % 0x7fffffff);
  });

  it('follows from the bucket wherever the partition count divides the number of buckets', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 12 }), (key, power) => {
        expect(bucketOf(key) % 2 ** power).toBe(partitionOf(key, 2 ** power));
      }),
    );
  });
});

/** The algorithm again, in arithmetic that cannot overflow: Austin Appleby's MurmurHash2, 32 bits, Kafka's seed. */
const murmur2 = (bytes: Buffer): number => {
  const [m, bits] = [0x5bd1e995n, 0xffffffffn];
  let hash = (0x9747b28cn ^ BigInt(bytes.length)) & bits;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    let k = (BigInt(bytes.readUInt32LE(at)) * m) & bits;
    k = ((k ^ (k >> 24n)) * m) & bits;
    hash = ((hash * m) & bits) ^ k;
  }
  const tail = [...bytes.subarray(whole)].reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  if (whole < bytes.length) hash = ((hash ^ tail) * m) & bits;
  hash = ((hash ^ (hash >> 13n)) * m) & bits;
  return Number((hash ^ (hash >> 15n)) & 0x7fffffffn);
};
