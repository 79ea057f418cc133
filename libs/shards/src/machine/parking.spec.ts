import type { ParkedRecord } from '../ports/store.js';
import { maxParkedBytes, maxParkedOfKey, maxParkedRecords, Parking } from './parking.js';

const record = (offset: number, messageKey = 'gate', value = 'e30='): ParkedRecord => ({
  offset,
  messageKey,
  reason: 'cannot be decided',
  timestampMs: 0,
  value,
  headers: [],
});

describe('parking', () => {
  it('gives the records of a key back in the order of the log, however they were loaded', () => {
    const parking = new Parking([record(7), record(3), record(5, 'well')]);
    expect(parking.release('gate').map(({ offset }) => offset)).toEqual([3, 7]);
    expect(parking.has('gate')).toBe(false);
    expect(parking.has('well')).toBe(true);
  });

  it('is bounded by records', () => {
    const parking = new Parking(Array.from({ length: maxParkedRecords - 1 }, (_, n) => record(n, `c${n}`)));
    expect(parking.hasRoomFor('gate')).toBe(true);
    parking.add(record(maxParkedRecords));
    expect(parking.hasRoomFor('well')).toBe(false);
  });

  it('is bounded by the records of a key, while others have room', () => {
    const parking = new Parking(Array.from({ length: maxParkedOfKey }, (_, n) => record(n)));
    expect(parking.hasRoomFor('gate')).toBe(false);
    expect(parking.hasRoomFor('well')).toBe(true);
  });

  it('counts the bytes of headers', () => {
    const headers = [['large', 'x'.repeat(maxParkedBytes)]] as const;
    expect(new Parking([{ ...record(0), headers }]).hasRoomFor('well')).toBe(false);
  });

  it('is bounded by bytes, and has room again when a key is let go', () => {
    const parking = new Parking([record(0, 'gate', 'x'.repeat(maxParkedBytes))]);
    expect(parking.hasRoomFor('well')).toBe(false);
    parking.release('gate');
    expect(parking.hasRoomFor('well')).toBe(true);
  });
});
