/** Where a tail stands in each partition, and whether it has come to the end that it saw at its beginning. */
export class TailProgress {
  readonly #next: Map<number, number>;
  readonly #behind: Map<number, number>;
  readonly #caughtUp = Promise.withResolvers<void>();

  /** Both by partition: the first offset to read, and the end at the beginning (the next offset to be written then). */
  constructor(first: ReadonlyMap<number, number>, ends: ReadonlyMap<number, number>) {
    this.#next = new Map(first);
    this.#behind = new Map([...ends].filter(([partition, end]) => (first.get(partition) ?? 0) < end));
    this.#caughtUp.promise.catch(() => undefined);
    this.#look();
  }

  get caughtUp(): Promise<void> {
    return this.#caughtUp.promise;
  }

  next(partition: number): number {
    return this.#next.get(partition) ?? 0;
  }

  moved(partition: number, next: number): void {
    this.#next.set(partition, next);
    const end = this.#behind.get(partition);
    if (end !== undefined && next >= end) this.#behind.delete(partition);
    this.#look();
  }

  stop(): void {
    this.#caughtUp.reject(new Error('The reader was stopped before it had caught up.'));
  }

  #look(): void {
    if (this.#behind.size === 0) this.#caughtUp.resolve();
  }
}
