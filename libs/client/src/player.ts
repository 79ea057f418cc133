import type { playerView } from '@treasure-hunt/contracts';
import type { z } from 'zod';
import { framesOf } from './feed/frames.js';
import { follow, type FeedOptions } from './feed/follow.js';
import type { FeedItem } from './feed/feed-item.js';
import { defaultPatience, type Patience } from './http/patience.js';
import { persist } from './http/persist.js';
import { ask, askJson, type Fetch } from './http/request.js';
import { Tokens } from './http/tokens.js';

/** Where a player stands, as `GET /v1/players/{id}` answers: times are RFC 3339 texts. */
export type PlayerStanding = z.input<typeof playerView>;

/** Where the gateway is, and who the player is. */
export interface PlayerOptions {
  /** The gateway, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly playerId: string;
  /** Gets a token of this player from the game's own backend; asked at first, and whenever the last one is over. */
  readonly token: () => string | Promise<string>;
  readonly patience?: Partial<Patience>;
  /** The global `fetch` where it is left out. */
  readonly fetch?: Fetch;
}

/** The gateway as one player's game uses it, in Node or in a browser. */
export class Player {
  readonly #url: string;
  readonly #fetch: Fetch;
  readonly #patience: Patience;
  readonly #tokens: Tokens;

  constructor({ url, playerId, token, patience, fetch: chosen }: PlayerOptions) {
    this.#url = `${url.replace(/\/+$/, '')}/v1/players/${encodeURIComponent(playerId)}`;
    this.#fetch = chosen ?? ((address, init) => fetch(address, init));
    this.#patience = { ...defaultPatience, ...patience };
    this.#tokens = new Tokens(token);
  }

  /** Where the player stands; it may be 1 s behind the feed. Rejects with `Refused`, `Unavailable`, or what `token` rejects with. */
  async view({ signal }: { readonly signal?: AbortSignal } = {}): Promise<PlayerStanding> {
    const look = (): Promise<unknown> =>
      this.#tokens.use((bearer) => askJson({ fetch: this.#fetch, url: this.#url, bearer, signal }));
    return (await persist(look, this.#patience, signal)) as PlayerStanding;
  }

  /**
   * What the player is told, each fact once, from `lastEventId` or from now on. It goes on over lost connections and gateways that
   * restart until `signal` is aborted; where facts were lost it says `reset`: read the view anew. Facts are passed on as
   * they came: fields that a later release adds are there. Rejects with `Refused` where a new token is refused, too.
   */
  feed(options: FeedOptions = {}): AsyncGenerator<FeedItem, void, undefined> {
    const open = (headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response> =>
      this.#tokens.use((bearer) =>
        ask({ fetch: this.#fetch, url: `${this.#url}/feed`, bearer, headers, signal }),
      );
    const connect = (lastEventId: string | undefined, signal: AbortSignal | undefined) =>
      framesOf((ended) => open(feedHeaders(lastEventId), ended), signal);
    return follow(connect, { ...this.#patience, ...options });
  }
}

const feedHeaders = (lastEventId: string | undefined): Readonly<Record<string, string>> => ({
  accept: 'text/event-stream',
  ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
});
