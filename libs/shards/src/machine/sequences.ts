import { isAfter, type Sequence } from '@treasure-hunt/contracts';
import type { Progress } from '../ports/store.js';
import type { Sent } from './decoded.js';

/**
 * The last sequence seen of each origin. Every sender appends in order and repeats until it is acknowledged, so what is
 * not above the last one was here before.
 */
export class Sequences {
  private readonly last: Map<string, Sequence>;

  constructor(saved: Progress['sequences']) {
    this.last = new Map(saved.map(([origin, offset, index]) => [origin, { offset, index }]));
  }

  /** Notes a message; false if it was here before. */
  isNew({ origin, sequence }: Sent): boolean {
    const last = this.last.get(origin);
    if (last && !isAfter(sequence, last)) return false;
    this.last.set(origin, sequence);
    return true;
  }

  toJSON(): Progress['sequences'] {
    return [...this.last].map(([origin, { offset, index }]) => [origin, offset, index] as const);
  }
}
