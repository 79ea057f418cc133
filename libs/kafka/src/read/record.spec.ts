import type { KafkaMessage } from 'kafkajs';
import { recordsOf } from './record.js';

/** A message whose bytes lie within a fetch, from `from` on. */
const within = (fetch: Buffer, from: number, length: number): KafkaMessage => ({
  key: fetch.subarray(from, from + 1),
  value: fetch.subarray(from + 1, from + length),
  headers: {
    one: fetch.subarray(from, from + 2),
    both: [fetch.subarray(from, from + 2), 'text'],
    none: undefined,
  },
  timestamp: '1700000000000',
  attributes: 0,
  offset: '7',
});

/** The memory that is held by whatever of a record lies in memory. */
const heldBytes = (record: object): number => {
  const parts = Object.values(record).flatMap((part: unknown) =>
    typeof part === 'object' && part !== null && !Buffer.isBuffer(part)
      ? (Object.values(part) as unknown[]).flat()
      : [part],
  );
  const held = new Set(parts.filter((part) => Buffer.isBuffer(part)).map(({ buffer }) => buffer));
  return [...held].reduce((sum, { byteLength }) => sum + byteLength, 0);
};

const fetch = Buffer.from(new Uint8Array(1_000_000).fill(97).buffer);

describe('the records of a partition', () => {
  it('do not keep a fetch in memory that carried much more for others', () => {
    const [record] = recordsOf([within(fetch, 500, 100)]);
    expect(heldBytes(record!)).toBeLessThanOrEqual(200);
    expect(record).toEqual({
      offset: 7,
      timestampMs: 1_700_000_000_000,
      key: Buffer.from('a'),
      value: Buffer.from('a'.repeat(99)),
      headers: { one: Buffer.from('aa'), both: [Buffer.from('aa'), 'text'] },
    });
  });

  it('are not copied where the fetch was theirs', () => {
    const [record] = recordsOf([within(fetch, 0, 900_000)]);
    expect(record?.value?.buffer).toBe(fetch.buffer);
  });

  it('may be empty, all of them', () => {
    expect(
      recordsOf([{ ...within(fetch, 0, 1), key: null, value: null, headers: {} } as KafkaMessage]),
    ).toHaveLength(1);
  });
});

const headersRead = (headers: object) =>
  recordsOf([
    {
      ...{ offset: '1', timestamp: '2', attributes: 0, key: null, value: null },
      headers: headers as Record<string, Buffer>,
    },
  ])[0]!.headers;
const one = Buffer.from('1');

describe('headers without a value', () => {
  it('are not there, also among several under one name', () => {
    expect(headersRead({ none: null, some: one, mixed: [null, one, null], only: [null, null] })).toEqual({
      some: one,
      mixed: one,
    });
  });

  it('leave the others as they are, whatever their names', () => {
    const named = Object.fromEntries([
      ['__proto__', one],
      ['constructor', [one, one, null]],
      ['none', null],
    ]) as object;
    const read = headersRead(named);
    expect(Object.entries(read)).toEqual([
      ['__proto__', one],
      ['constructor', [one, one]],
    ]);
  });
});
