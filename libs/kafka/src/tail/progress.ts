type Offsets = ReadonlyMap<number, number>;

interface Awaited {
  /** By partition: the end that is still ahead. */
  readonly behind: Map<number, number>;
  readonly reached: PromiseWithResolvers<void>;
}

/** Where a tail stands in each partition, and whether it has come to an end that was seen. */
export class TailProgress {
  readonly #next: Map<number, number>;
  readonly #awaited = new Set<Awaited>();
  #isStopped = false;

  /** By partition: the first offset to read. */
  constructor(first: Offsets) {
    this.#next = new Map(first);
  }

  next(partition: number): number {
    return this.#next.get(partition) ?? 0;
  }

  /** Resolves when every partition is at this end (the next offset to be written then). Rejects when it is stopped before. */
  reached(ends: Offsets): Promise<void> {
    const behind = new Map([...ends].filter(([partition, end]) => this.next(partition) < end));
    const reached = Promise.withResolvers<void>();
    reached.promise.catch(() => undefined);
    this.#awaited.add({ behind, reached });
    if (this.#isStopped) this.stop();
    this.#look();
    return reached.promise;
  }

  moved(partition: number, next: number): void {
    this.#next.set(partition, next);
    for (const { behind } of this.#awaited)
      if (next >= (behind.get(partition) ?? Infinity)) behind.delete(partition);
    this.#look();
  }

  stop(): void {
    this.#isStopped = true;
    for (const { reached } of this.#awaited)
      reached.reject(new Error('The reader was stopped before it had caught up.'));
    this.#awaited.clear();
  }

  #look(): void {
    for (const one of this.#awaited)
      if (one.behind.size === 0) {
        one.reached.resolve();
        this.#awaited.delete(one);
      }
  }
}
