import { LogLost } from '../errors.js';
import { lastReadOf } from '../machine/last-read.js';
import { crossing, recordOf } from '../testing/index.js';
import { beginning, checkKnown } from './log-check.js';

const record = recordOf(crossing('gate', 'ann'), 9, 500);
const progress = { position: 10, lastRead: lastReadOf(record), clockMs: 500, sequences: [] };

describe('the log under a shard', () => {
  it('is read from the record before the position, to see that it is the same', () => {
    expect(beginning(progress, { low: 0, high: 20 })).toEqual({ offset: 9, isKnown: true });
    expect(() => checkKnown(record, progress)).not.toThrow();
  });

  it('is read from its first record by a shard that has read nothing', () => {
    const fresh = { position: 0, lastRead: null, clockMs: 0, sequences: [] };
    expect(beginning(fresh, { low: 3, high: 5 })).toEqual({ offset: 3, isKnown: false });
  });

  it('is read on where all that was read has been deleted, and nothing else', () => {
    expect(beginning(progress, { low: 10, high: 10 })).toEqual({ offset: 10, isKnown: false });
  });

  it('is lost where records were deleted unread', () => {
    expect(() => beginning(progress, { low: 11, high: 20 })).toThrow(LogLost);
  });

  it('is lost where it is shorter than what was read', () => {
    expect(() => beginning(progress, { low: 0, high: 9 })).toThrow(LogLost);
  });

  it('is lost where another record stands at the same offset', () => {
    expect(() => checkKnown(recordOf(crossing('gate', 'bob'), 9, 500), progress)).toThrow(LogLost);
    expect(() => checkKnown({ ...record, timestampMs: 501 }, progress)).toThrow(LogLost);
    expect(() => checkKnown({ ...record, offset: 12 }, progress)).toThrow(LogLost);
  });
});
