import {
  createRecordsBatch,
  IS_CONTROL,
  Reader,
  readRecordsBatches,
  type RecordsBatch,
} from '@platformatic/kafka';
import { nextAfter, recordsFrom } from './record.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const headers = (...pairs: [string, string | null][]): Map<Buffer, Buffer> =>
  new Map(pairs.map(([name, value]) => [bytes(name), (value === null ? null : bytes(value)) as Buffer]));

/** A batch as a broker sends it: written by the library, given its first offset, read by the library. */
const batchAt = (offset: number, count: number, { its = headers(), attributes = 0 } = {}): RecordsBatch => {
  const messages = Array.from({ length: count }, (_, n) => ({
    ...{ topic: 't', key: bytes(`k${n}`), value: bytes(`v${n}`), headers: its, timestamp: BigInt(1_000 + n) },
  }));
  const [batch] = readRecordsBatches(Reader.from(createRecordsBatch(messages).buffer));
  return { ...batch!, firstOffset: BigInt(offset), attributes };
};

const offsets = (from: number, ...batches: RecordsBatch[]) =>
  recordsFrom(from, batches).map(({ offset }) => offset);

describe('the records of a fetch', () => {
  it('begin at the offset asked for, wherever in a batch it is', () => {
    expect(offsets(12, batchAt(10, 4), batchAt(14, 2))).toEqual([12, 13, 14, 15]);
    expect(offsets(14, batchAt(10, 4))).toEqual([]);
    expect(offsets(10)).toEqual([]);
  });

  it('leave out control records and what was compacted away, and the next offset is behind them', () => {
    const batches = [batchAt(10, 1), batchAt(11, 1, { attributes: IS_CONTROL })];
    expect(offsets(10, ...batches)).toEqual([10]);
    expect(nextAfter(10, batches)).toBe(12);
    expect(nextAfter(10, [{ ...batchAt(20, 1), lastOffsetDelta: 9 }])).toBe(30);
    expect(nextAfter(10, [])).toBe(10);
  });

  it("have the broker's time where it gave one, else the sender's", () => {
    const times = (attributes: number) =>
      recordsFrom(0, [batchAt(0, 3, { attributes })]).map(({ timestampMs }) => timestampMs);
    expect(times(0)).toEqual([1_000, 1_001, 1_002]);
    expect(times(1 << 3)).toEqual([1_002, 1_002, 1_002]);
  });

  it('have headers as kafkajs gives them: none without a value, several under one name as a list', () => {
    const its = headers(
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
      ['none', null],
      ['__proto__', '4'],
      ['constructor', '5'],
    );
    const [record] = recordsFrom(0, [batchAt(0, 1, { its })]);
    expect(Object.entries(record!.headers)).toEqual([
      ['a', [bytes('1'), bytes('3')]],
      ['b', bytes('2')],
      ['__proto__', bytes('4')],
      ['constructor', bytes('5')],
    ]);
  });
});
