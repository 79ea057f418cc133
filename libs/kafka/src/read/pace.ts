import { wait } from '../send/wait.js';

/** A fetch brings no more for being asked for earlier, and costs client and broker the same whatever it brings. */
const maxPauseMs = 5;

/**
 * How soon a consumer asks again: a millisecond after it was given one record, five after it was given many. So a lone record goes on at
 * once, and under load fewer fetches bring more each, in every hop behind them, too.
 */
export class Pace {
  #records = 0;
  #pause: Promise<void> | undefined;

  constructor(private readonly rest: (ms: number) => Promise<void> = (ms) => wait(ms, undefined)) {}

  /** Resolves when the next fetch may begin; to be called for each batch of a fetch, all get the same answer. */
  after(records: number): Promise<void> {
    this.#records += records;
    return (this.#pause ??= this.#untilNext());
  }

  async #untilNext(): Promise<void> {
    await Promise.resolve(); // The other batches of the fetch are counted, too.
    await this.rest(Math.min(this.#records, maxPauseMs));
    this.#records = 0;
    this.#pause = undefined;
  }
}
