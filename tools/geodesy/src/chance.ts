import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const steps = 1_000_000_000;

/** Chance that is the same whenever it begins with the same seed. */
export class Chance {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** Evenly between two numbers. */
  between(least: number, most: number): number {
    return least + ((most - least) * uniformInt(this.generator, 0, steps)) / steps;
  }

  pick<T>(items: readonly T[]): T {
    return items[uniformInt(this.generator, 0, items.length - 1)]!;
  }

  times<T>(count: number, make: (n: number) => T): T[] {
    return Array.from({ length: count }, (_, n) => make(n));
  }
}
