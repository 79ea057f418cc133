import { Refused } from './errors.js';

/** Keeps a player's token, and asks for another one when it is over. */
export class Tokens {
  #current: Promise<string> | undefined;

  constructor(private readonly issue: () => string | Promise<string>) {}

  /** Does something with the token, and once more with a new one where it is refused with 401. */
  async use<Found>(act: (token: string) => Promise<Found>): Promise<Found> {
    const current = this.#token();
    const token = await current;
    try {
      return await act(token);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      // Another request may have a new one already.
      if (this.#current === current) this.#current = undefined;
      return act(await this.#token());
    }
  }

  #token(): Promise<string> {
    if (this.#current) return this.#current;
    const issued = Promise.resolve().then(this.issue);
    this.#current = issued;
    issued.catch(() => {
      if (this.#current === issued) this.#current = undefined;
    });
    return issued;
  }
}
