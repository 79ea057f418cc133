import fc from 'fast-check';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import { cut } from './cut.js';
import { laneOf } from './lane.js';
import { sizeOf } from './size.js';

const limits = { perPartitionBytes: 1_000, totalBytes: 3_000 };
const record = (partition: number, bytes: number, key = 'k'): OutgoingRecord => ({
  topic: 't',
  partition,
  key,
  value: Buffer.alloc(bytes),
  headers: { one: 'x', many: [Buffer.from('a'), 'b'], none: undefined },
});
const records = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 1_500 }), fc.string()),
  { maxLength: 60 },
);
const bytesOf = (some: readonly OutgoingRecord[]): number => some.reduce((sum, one) => sum + sizeOf(one), 0);

it('keeps every record once, in order, and sends nothing empty', () =>
  fc.assert(
    fc.property(records, (made) => {
      const all = made.map(([partition, bytes, key]) => record(partition, bytes, key));
      const sends = cut(all, limits);
      expect(sends.flat()).toEqual(all);
      expect(sends.every((send) => send.length > 0)).toBe(true);
    }),
  ));

it('stays within both limits, unless a record is over one by itself', () =>
  fc.assert(
    fc.property(records, (made) => {
      for (const send of cut(
        made.map(([partition, bytes]) => record(partition, bytes)),
        limits,
      )) {
        for (const lane of Map.groupBy(send, laneOf).values())
          expect(lane.length === 1 || bytesOf(lane) <= limits.perPartitionBytes).toBe(true);
        expect(send.length === 1 || bytesOf(send) <= limits.totalBytes).toBe(true);
      }
    }),
  ));

it('sends together what fits together', () => {
  expect(cut([record(0, 300), record(1, 300), record(0, 300)], limits)).toHaveLength(1);
  expect(cut([record(0, 600), record(1, 600), record(0, 600)], limits)).toHaveLength(2);
  expect(cut([], limits)).toEqual([]);
});
