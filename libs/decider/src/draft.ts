import type { Change } from './documents.js';
import type { Document, Reader } from './stage.js';

interface Entry extends Change {
  readonly isWritten: boolean;
}

/** Changes of one decision over documents that do not change until they are applied. A decision looks at a few, and at each several times. */
export class Draft implements Reader {
  private readonly entries: Entry[] = [];

  constructor(private readonly documents: Reader) {}

  get(collection: string, key: string): Document | undefined {
    const known = this.entries[this.indexOf(collection, key)];
    if (known) return known.value;
    const value = this.documents.get(collection, key);
    this.entries.push({ collection, key, value, isNew: value === undefined, isWritten: false });
    return value;
  }

  next(collection: string, prefix: string, after: string): string | undefined {
    return this.documents.next(collection, prefix, after);
  }

  put(collection: string, key: string, value: Document | undefined): void {
    this.get(collection, key);
    const index = this.indexOf(collection, key);
    this.entries[index] = { ...this.entries[index]!, value, isWritten: true };
  }

  /** In the order in which the documents were first looked at. */
  changes(): Change[] {
    return this.entries
      .filter(({ isWritten }) => isWritten)
      .map(({ collection, key, value, isNew }) => ({ collection, key, value, isNew }));
  }

  private indexOf(collection: string, key: string): number {
    return this.entries.findIndex((entry) => entry.key === key && entry.collection === collection);
  }
}
