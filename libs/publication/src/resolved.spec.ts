import { resolved } from './resolved.js';

const iso = (local: string, zone: string, which: 'opens' | 'closes'): string => {
  const time = resolved({ local, zone }, which);
  return time.faults ? time.faults.join() : new Date(time.at).toISOString();
};

describe('a local time', () => {
  it('is what the clocks of its zone show', () => {
    expect(iso('2026-12-02T02:00', 'Europe/Paris', 'closes')).toBe('2026-12-02T01:00:00.000Z');
    expect(iso('2026-07-02T02:00:30', 'America/New_York', 'opens')).toBe('2026-07-02T06:00:30.000Z');
    expect(iso('2026-07-02T02:00', 'Asia/Kathmandu', 'opens')).toBe('2026-07-01T20:15:00.000Z');
  });

  it.each(['opens', 'closes'] as const)('in a gap is the first instant after it (%s)', (which) => {
    // Clocks go from 02:00 to 03:00, at Lord Howe from 02:00 to 02:30; in Apia a whole day was left out.
    for (const local of ['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59:59'])
      expect(iso(local, 'Europe/Paris', which)).toBe('2026-03-29T01:00:00.000Z');
    expect(iso('2026-10-04T02:15', 'Australia/Lord_Howe', which)).toBe('2026-10-03T15:30:00.000Z');
    expect(iso('2011-12-30T12:00', 'Pacific/Apia', which)).toBe('2011-12-30T10:00:00.000Z');
  });

  it('in an overlap is early for opening and late for closing', () => {
    expect(iso('2026-10-25T02:30', 'Europe/Paris', 'opens')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25T02:30', 'Europe/Paris', 'closes')).toBe('2026-10-25T01:30:00.000Z');
    expect(iso('2026-10-25T03:00', 'Europe/Paris', 'closes')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('is refused for both where neither the day nor the zone is one', () =>
    expect(resolved({ local: '2026-02-30T02:30', zone: 'Europe/Atlantis' }, 'opens')).toEqual({
      faults: ['local', 'zone'],
    }));

  it('is refused where there is no such zone, day or hour', () => {
    expect(iso('2026-10-25T02:30', 'Europe/Atlantis', 'opens')).toBe('zone');
    expect(iso('2026-02-30T02:30', 'Europe/Paris', 'opens')).toBe('local');
    expect(iso('2026-02-03T25:30', 'Europe/Paris', 'opens')).toBe('local');
  });
});

describe('an instant', () => {
  it('is what it is', () => expect(resolved({ at: 1_000 }, 'opens')).toEqual({ at: 1_000 }));
});
