import type { Fact, Player } from '@treasure-hunt/client';
import { eventually } from './eventually.js';

type FactOf<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>;

/** What one player is told, as their phone gets it. */
export class PlayerFeed {
  /** In the order in which they came. */
  readonly told: Fact[] = [];
  /** What each lost connection was lost by. */
  readonly cuts: unknown[] = [];
  readonly #abort = new AbortController();

  /** Resolves when everything that is said from now on will come. */
  static async open(player: Player): Promise<PlayerFeed> {
    const feed = new PlayerFeed();
    const opened = Promise.withResolvers<void>();
    feed.#read(player, opened.resolve).catch(opened.reject);
    await opened.promise;
    return feed;
  }

  get types(): readonly string[] {
    return this.told.map(({ type }) => type);
  }

  /** The first fact of a type; waits until it comes. */
  first<Type extends Fact['type']>(type: Type): Promise<FactOf<Type>> {
    const isOfType = (fact: Fact): fact is FactOf<Type> => fact.type === type;
    return eventually(`${type} on the player's feed`, () => this.told.find(isOfType));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(player: Player, onOpen: () => void): Promise<void> {
    const { signal } = this.#abort;
    for await (const item of player.feed({ signal, onOpen, onCut: (cause) => this.cuts.push(cause) })) {
      if (item.type === 'reset' || item.type === 'unknown') throw new Error(`Told: ${JSON.stringify(item)}`);
      this.told.push(item);
    }
  }
}
