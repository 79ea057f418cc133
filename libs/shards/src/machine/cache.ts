import type { AnyStage, Documents } from '@treasure-hunt/decider';
import type { DocumentKey } from '../ports/store.js';
import type { Decoded } from './decoded.js';

/** A shard keeps this many documents of cached parts beyond those that are not saved yet. */
export const maxCachedDocuments = 50_000;

const nameOf = ({ collection, key }: DocumentKey): string => `${collection} ${key}`;

/** Which documents of the cached parts are in memory, least recently used first; also that a key has none. */
export class Cache {
  private readonly known = new Map<string, DocumentKey>();

  constructor(
    private readonly stage: AnyStage,
    private readonly documents: Documents,
  ) {}

  /** The documents that these records need and that are not in memory. */
  missing(records: readonly Decoded[]): DocumentKey[] {
    const missing = new Map<string, DocumentKey>();
    for (const document of records.flatMap((decoded) => this.cachedKeys(decoded))) {
      const name = nameOf(document);
      if (this.known.delete(name)) this.known.set(name, document);
      else missing.set(name, document);
    }
    return [...missing.values()];
  }

  /** Notes that these were looked up, whether or not there was a document. */
  learn(keys: readonly DocumentKey[]): void {
    for (const key of keys) this.known.set(nameOf(key), key);
  }

  /** Notes what was written: a fact may make a document that no command has asked for, such as a grant. */
  wrote(changes: readonly DocumentKey[]): void {
    const parts = Object.values(this.stage.parts);
    for (const { collection, key } of changes) {
      if (parts.some((part) => part.collection === collection && part.kept === 'memory')) continue;
      this.known.delete(nameOf({ collection, key }));
      this.known.set(nameOf({ collection, key }), { collection, key });
    }
  }

  /** Forgets the least recently used beyond the bound, but nothing that is not saved yet. */
  evict(isUnsaved: (document: DocumentKey) => boolean, bound = maxCachedDocuments): void {
    for (const [name, document] of this.known) {
      if (this.known.size <= bound) return;
      if (isUnsaved(document)) continue;
      this.known.delete(name);
      this.documents.apply([{ ...document, value: undefined }]);
    }
  }

  private cachedKeys(decoded: Decoded): DocumentKey[] {
    if (decoded.kind !== 'command') return [];
    const keys = this.stage.keysOf(decoded, this.documents);
    return Object.entries(this.stage.parts).flatMap(([part, { collection, kept }]) => {
      const key = keys[part];
      return kept === 'cache' && key !== undefined ? [{ collection, key }] : [];
    });
  }
}
