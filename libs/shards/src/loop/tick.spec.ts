import { VirtualHost } from '../testing/index.js';
import { Ticker } from './tick.js';

const tickerOf = (due: number | undefined, host = new VirtualHost(10_000)) => ({
  host,
  ticker: new Ticker((untilMs) => (due !== undefined && due <= untilMs ? due : undefined), host),
});

describe('a ticker', () => {
  it('looks once a second while nothing is in sight', () => {
    expect(tickerOf(undefined).ticker.waitMs()).toBe(1_000);
    expect(tickerOf(60_000).ticker.waitMs()).toBe(1_000);
  });

  it('waits until the moment that something is due, and ticks then', () => {
    const { ticker, host } = tickerOf(10_300);
    expect(ticker.waitMs()).toBe(300);
    host.pass(299);
    expect(ticker.isTime()).toBe(false);
    host.pass(1);
    expect(ticker.isTime()).toBe(true);
  });

  it('writes at most one tick a second, however much is due', () => {
    const { ticker, host } = tickerOf(5_000);
    expect(ticker.isTime()).toBe(true);
    host.pass(500);
    expect(ticker.isTime()).toBe(false);
    expect(ticker.waitMs()).toBe(500);
    host.pass(500);
    expect(ticker.isTime()).toBe(true);
  });

  it('ticks on when the clock was an hour ahead and is set right', () => {
    const { ticker, host } = tickerOf(5_000, new VirtualHost(3_610_000));
    expect(ticker.isTime()).toBe(true);
    host.setClock(10_000);
    host.pass(1_000);
    expect(ticker.isTime()).toBe(true);
    expect(ticker.waitMs()).toBe(1_000);
  });
});
