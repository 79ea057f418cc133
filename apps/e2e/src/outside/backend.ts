import { GameBackend } from '@treasure-hunt/client';
import type { Stack } from '@treasure-hunt/local-stack';
import type { CloudEvent, Json } from './events.js';
import { PlayerFeed } from './feed.js';

/** What a service answered. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** What is sent along with a request. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** None is sent where it is the empty text. */
  readonly key: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ask = async (url: string, { method, key, body, headers }: Request): Promise<Answer> => {
  const response = await fetch(url, {
    method: method ?? 'GET',
    headers: {
      ...(key !== '' && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
};

/** A game backend, and its author of hunts, over HTTP. */
export class Backend {
  /** The gateway, as a game in TypeScript uses it. */
  readonly client: GameBackend;

  constructor(private readonly stack: Stack) {
    this.client = new GameBackend({ url: stack.gatewayUrl, apiKey: stack.apiKeys.backend });
  }

  publish(hunt: object): Promise<Answer> {
    return this.#ofCatalog('/hunts', { method: 'POST', body: hunt });
  }

  withdraw(huntId: string): Promise<Answer> {
    return this.#ofCatalog(`/hunts/${huntId}`, { method: 'DELETE' });
  }

  /** Staff ask to take a grant back. `granted` is the value of its `reward.granted`. */
  reverse({ grantId, clueId }: Json, reason: string): Promise<Answer> {
    return this.#ofCatalog(`/grants/${String(grantId)}/reversal`, {
      method: 'POST',
      key: this.stack.apiKeys.operator,
      body: { clueId, reason },
    });
  }

  /** Sends events, with the backend's key unless told otherwise. */
  say(events: CloudEvent | readonly object[], more: Partial<Request> = {}): Promise<Answer> {
    return this.#ofGateway('/events', { method: 'POST', body: events, ...more });
  }

  view(playerId: string): Promise<Answer> {
    return this.#ofGateway(`/players/${playerId}`, {});
  }

  /** Opens the feed of a player. */
  feedOf(playerId: string): Promise<PlayerFeed> {
    return PlayerFeed.open(this.client.player(playerId));
  }

  #ofGateway(path: string, request: Partial<Request>): Promise<Answer> {
    return ask(`${this.stack.gatewayUrl}/v1${path}`, { key: this.stack.apiKeys.backend, ...request });
  }

  #ofCatalog(path: string, request: Partial<Request>): Promise<Answer> {
    return ask(`${this.stack.catalogUrl}/v1${path}`, { key: this.stack.apiKeys.author, ...request });
  }
}
