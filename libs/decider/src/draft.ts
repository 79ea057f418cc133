import type { Change } from './documents.js';
import type { Document, Reader } from './stage.js';

/** Changes of one decision over documents that do not change until they are applied. */
export class Draft implements Reader {
  private readonly written = new Map<string, Change>();

  constructor(private readonly documents: Reader) {}

  get(collection: string, key: string): Document | undefined {
    const change = this.written.get(`${collection} ${key}`);
    return change ? change.value : this.documents.get(collection, key);
  }

  next(collection: string, prefix: string, after: string): string | undefined {
    return this.documents.next(collection, prefix, after);
  }

  put(change: Change): void {
    this.written.set(`${change.collection} ${change.key}`, change);
  }

  changes(): Change[] {
    return [...this.written.values()];
  }
}
