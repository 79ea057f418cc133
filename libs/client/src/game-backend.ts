import { deliver, type Results } from './events/deliver.js';
import { cloudEvent, type CloudEvent, type GameEvent } from './events/game-event.js';
import { defaultPatience, type Patience } from './http/patience.js';
import { persist } from './http/persist.js';
import { askJson, type Fetch } from './http/request.js';
import { Player } from './player.js';

/** Where the gateway is, and who asks. */
export interface BackendOptions {
  /** The gateway, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Belongs on a server: whoever has it may speak for every player. */
  readonly apiKey: string;
  /** The `source` of events that name none. */
  readonly source?: string;
  readonly patience?: Partial<Patience>;
  /** The global `fetch` where it is left out. */
  readonly fetch?: Fetch;
}

/** A token of one player, and until when it is good (RFC 3339). */
export interface PlayerToken {
  readonly playerId: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** The gateway takes this many events at once. */
const maxEvents = 1_000;

/** The gateway as a game backend uses it: events in, and tokens for its players. */
export class GameBackend {
  readonly #url: string;
  readonly #fetch: Fetch;
  readonly #patience: Patience;

  constructor(private readonly options: BackendOptions) {
    this.#url = options.url.replace(/\/+$/, '');
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.#patience = { ...defaultPatience, ...options.patience };
  }

  /**
   * Sends one event or up to 1,000; resolves with them, under their ids, when Kafka has acknowledged all. What is not accepted is
   * sent again under the same id. Rejects with `FaultyEvents` (all faults, nothing written), `NotAccepted` (patience is over,
   * or the signal was aborted: it has the events that are left), `Refused` (the key, the size), a RangeError (too many).
   */
  async send(
    events: GameEvent | readonly GameEvent[],
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly CloudEvent[]> {
    const all = Array.isArray(events) ? (events as readonly GameEvent[]) : [events as GameEvent];
    if (all.length > maxEvents) throw new RangeError(`At most ${maxEvents} events at once.`);
    const sent = all.map((event) => cloudEvent(event, this.options.source ?? '/game-backend'));
    const post = async (some: readonly CloudEvent[]): Promise<Results> =>
      (await this.#post('events', { body: some, signal })) as Results;
    if (sent.length > 0) await deliver(sent, { post, patience: this.#patience, signal });
    return sent;
  }

  /** A token with which this player can read their feed and view, for 15 minutes. Rejects with `Refused` or `Unavailable`. */
  async token(playerId: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<PlayerToken> {
    const path = `players/${encodeURIComponent(playerId)}/tokens`;
    return (await persist(() => this.#post(path, { signal }), this.#patience, signal)) as PlayerToken;
  }

  /** A player, with tokens of this backend. */
  player(playerId: string): Player {
    const token = async (): Promise<string> => (await this.token(playerId)).token;
    return new Player({ ...this.options, playerId, token });
  }

  #post(
    path: string,
    more: { readonly body?: unknown; readonly signal?: AbortSignal | undefined },
  ): Promise<unknown> {
    const { apiKey: bearer } = this.options;
    return askJson({ fetch: this.#fetch, url: `${this.#url}/v1/${path}`, method: 'POST', bearer, ...more });
  }
}
