import { EventRates } from './event-rates.js';
import { PlayerRate } from './player-rate.js';

const { jest } = import.meta;
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const moved = (...players: readonly string[]) =>
  players.map((playerId) => ({ type: 'player.moved', playerId }));

describe('the rate of a player', () => {
  it('is so many at once, then one as often as a token comes', () => {
    const rate = new PlayerRate({ perS: 2, burst: 3 });
    const take = (count: number) => Array.from({ length: count }, () => rate.take('ada'));
    expect(take(4)).toEqual([true, true, true, false]);
    expect(rate.waitMs('ada', 1)).toBe(500);
    jest.advanceTimersByTime(500);
    expect(take(2)).toEqual([true, false]);
  });

  it('forgets who stays away until their bucket is full again', async () => {
    jest.useRealTimers();
    const [soonFull, longEmpty] = [
      new PlayerRate({ perS: 1_000, burst: 5 }),
      new PlayerRate({ perS: 0.001, burst: 500 }),
    ];
    soonFull.take('ada');
    longEmpty.take('ada');
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const rate of [soonFull, longEmpty]) rate.tend();
    expect([soonFull.players, longEmpty.players]).toEqual([0, 1]);
  });

  it('remembers no more players than it has room for', () => {
    const rate = new PlayerRate({ perS: 1, burst: 1 }, 10);
    for (let n = 0; n < 100; n += 1) rate.take(`p${n}`);
    expect(rate.players).toBe(10);
  });
});

describe('the limits of events', () => {
  const rates = () =>
    new EventRates({ 'player.moved': { perS: 1, burst: 2 }, 'player.acted': { perS: 1, burst: 1 } });

  it('are each player’s own, and each type’s', () => {
    const events = [...moved('ada', 'ada', 'ada', 'bob'), { type: 'player.acted', playerId: 'ada' }];
    expect(rates().waitsMs(events)).toEqual([0, 0, 1_000, 0, 0]);
  });

  it('ask each of a player’s events over the limit to come a token later than the one before', () =>
    expect(rates().waitsMs(moved('ada', 'ada', 'ada', 'ada', 'ada'))).toEqual([0, 0, 1_000, 2_000, 2_000]));
});
