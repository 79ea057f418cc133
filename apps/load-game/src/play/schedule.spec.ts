import type { Walk } from '../walks/walk.js';
import { scheduleOf } from './schedule.js';

const walk = (name: string, ...seconds: number[]): Walk => ({
  name,
  fixes: seconds.map((s) => ({ at: s * 1_000, lat: 48, lon: 2 })),
});

const every = (stepS: number, untilS: number): number[] =>
  Array.from({ length: untilS / stepS + 1 }, (_, n) => n * stepS);

describe('a schedule', () => {
  it('begins walks of different years side by side', () => {
    const { departures } = scheduleOf([walk('old', 0, 60), walk('new', 500_000_000, 500_000_060)], 60);
    expect(departures).toEqual([
      { dueMs: 0, walk: 0, fix: 0 },
      { dueMs: 1_000, walk: 0, fix: 1 },
      { dueMs: 1_500, walk: 1, fix: 0 },
      { dueMs: 2_500, walk: 1, fix: 1 },
    ]);
  });

  it('does not sit out the night between two parts of a recording', () => {
    const { departures } = scheduleOf([walk('a', 0, 10, 30_000, 30_010)], 10);
    expect(departures.map(({ dueMs }) => dueMs)).toEqual([0, 1_000, 19_000, 20_000]);
  });

  it('lasts about half a minute when no speed is given', () => {
    const { departures } = scheduleOf([walk('a', ...every(60, 7_200)), walk('b', 0, 60)]);
    expect(departures.at(-1)?.dueMs).toBeGreaterThan(25_000);
    expect(departures.at(-1)?.dueMs).toBeLessThanOrEqual(30_000);
  });

  it('does not slow down a short walk', () => expect(scheduleOf([walk('a', 0, 5)]).speed).toBe(1));
});
