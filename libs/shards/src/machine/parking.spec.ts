import type { ParkedRecord } from '../ports/store.js';
import { maxParkedBytes, maxParkedRecords, Parking } from './parking.js';

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
    const parking = new Parking(Array.from({ length: maxParkedRecords - 1 }, (_, n) => record(n)));
    expect(parking.isFull).toBe(false);
    parking.add(record(maxParkedRecords));
    expect(parking.isFull).toBe(true);
  });

  it('is bounded by bytes, and has room again when a key is let go', () => {
    const parking = new Parking([record(0, 'gate', 'x'.repeat(maxParkedBytes))]);
    expect(parking.isFull).toBe(true);
    parking.release('gate');
    expect(parking.isFull).toBe(false);
  });
});
