import type { Rate } from '@treasure-hunt/settings';
import { PlayerRate } from './player-rate.js';

/** An event as far as it is limited. */
export interface Limited {
  readonly type: string;
  readonly playerId: string;
}

const tendMs = 60_000;

/** How often each player may do what: one limit for each type of event. */
export class EventRates {
  private readonly byType: ReadonlyMap<string, PlayerRate>;

  constructor(rates: Readonly<Record<string, Rate>>) {
    this.byType = new Map(Object.entries(rates).map(([type, rate]) => [type, new PlayerRate(rate)]));
    setInterval(() => this.byType.forEach((one) => one.tend()), tendMs).unref();
  }

  /**
   * For each event 0, or after how many milliseconds to send it again. Once a player is over the limit so are the later events of that
   * player and type, each a token later: none is to overtake another.
   */
  waitsMs(events: readonly Limited[]): readonly number[] {
    const over = new Map<string, number>();
    return events.map(({ type, playerId }) => {
      const rate = this.byType.get(type);
      if (!rate) return 0;
      const who = `${type} ${playerId}`;
      const before = over.get(who) ?? 0;
      if (before === 0 && rate.take(playerId)) return 0;
      over.set(who, before + 1);
      return Math.max(1, rate.waitMs(playerId, before + 1));
    });
  }
}
