import type { PlayerView, Said, ToldKind } from '@treasure-hunt/contracts';
import type { Command, Document } from '@treasure-hunt/decider';

/** Where one player stands, as it is kept: the lists of the player view, and balances as pairs sorted by currency. */
export interface View extends Document, Omit<PlayerView, 'playerId' | 'asOf' | 'wallet'> {
  /** Log time of the last fact in it, in milliseconds since 1970. */
  readonly asOf: number;
  readonly balances: readonly (readonly [currency: string, amount: number])[];
}

export type ViewState = { readonly view?: View };

/** What the feed says to a player. */
export type FeedFact = Said<ToldKind>;
export type ViewCommand = Command<FeedFact>;

/** Kept to itself: the player was told this. */
export interface PlayerTold {
  readonly type: 'player.told';
  readonly data: { readonly playerId: string; readonly asOf: number; readonly said: FeedFact };
}
