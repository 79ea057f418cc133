/** Remembers the last ids; the oldest leave first. */
export class Seen {
  readonly #ids = new Set<string>();

  constructor(private readonly limit: number) {}

  /** Whether this id is new; from now on it is not. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.limit && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
