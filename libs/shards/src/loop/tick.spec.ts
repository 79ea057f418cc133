import { Ticker } from './tick.js';

const tickerOf = (due: number | undefined) =>
  new Ticker((untilMs) => (due !== undefined && due <= untilMs ? due : undefined));

describe('a ticker', () => {
  it('looks once a second while nothing is in sight', () => {
    expect(tickerOf(undefined).waitMs(10_000)).toBe(1_000);
    expect(tickerOf(60_000).waitMs(10_000)).toBe(1_000);
  });

  it('waits until the moment that something is due, and ticks then', () => {
    const ticker = tickerOf(10_300);
    expect(ticker.waitMs(10_000)).toBe(300);
    expect(ticker.isTime(10_299)).toBe(false);
    expect(ticker.isTime(10_300)).toBe(true);
  });

  it('writes at most one tick a second, however much is due', () => {
    const ticker = tickerOf(5_000);
    expect(ticker.isTime(10_000)).toBe(true);
    expect(ticker.isTime(10_500)).toBe(false);
    expect(ticker.waitMs(10_500)).toBe(500);
    expect(ticker.isTime(11_000)).toBe(true);
  });
});
