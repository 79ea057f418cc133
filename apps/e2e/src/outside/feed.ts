import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { CloudEvent } from './events.js';
import { eventually } from './eventually.js';

/** Where a player's feed is, and what it is opened with. */
export interface FeedAddress {
  readonly gatewayUrl: string;
  readonly playerId: string;
  readonly token: string;
}

/** The server-sent events of one player, as their phone gets them. */
export class PlayerFeed {
  /** In the order in which they came. */
  readonly told: CloudEvent[] = [];
  readonly #abort = new AbortController();

  /** Resolves when everything that is said from now on will come. */
  static async open({ gatewayUrl, playerId, token }: FeedAddress): Promise<PlayerFeed> {
    const feed = new PlayerFeed();
    const response = await fetch(`${gatewayUrl}/v1/players/${playerId}/feed`, {
      headers: { authorization: `Bearer ${token}` },
      signal: feed.#abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`The feed answered ${response.status}.`);
    await feed.#read(response.body);
    return feed;
  }

  get types(): readonly string[] {
    return this.told.map(({ type }) => type);
  }

  /** The first fact of a type; waits until it comes. */
  first(type: string): Promise<CloudEvent> {
    return eventually(`${type} on the player's feed`, () => this.told.find((one) => one.type === type));
  }

  close(): void {
    this.#abort.abort();
  }

  /** Begins to read; resolves when the server has said where in the feed it begins. */
  #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const placed = Promise.withResolvers<void>();
    const events = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream({ onId: () => placed.resolve() }));
    const take = async (): Promise<void> => {
      for await (const { event, data } of events) {
        const said = JSON.parse(data) as CloudEvent;
        if (said.type !== event) throw new Error(`The event ${event} holds a ${said.type}.`);
        this.told.push(said);
      }
    };
    take().catch((error: unknown) => this.#abort.signal.aborted || placed.reject(error));
    return placed.promise;
  }
}
