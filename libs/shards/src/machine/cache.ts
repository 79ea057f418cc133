import type { AnyStage, Documents } from '@treasure-hunt/decider';
import { maxKnownKeys, type DocumentKey } from '../ports/store.js';
import { documentSize } from '../size.js';
import type { Decoded } from './decoded.js';

/** How much a shard keeps of cached parts beyond what is not saved yet; bytes are those of the keys and of the JSON. */
export interface CacheBounds {
  readonly maxDocuments: number;
  readonly maxBytes: number;
}
export const cacheBounds: CacheBounds = { maxDocuments: 50_000, maxBytes: 8 * 1024 * 1024 };

/** What a shard may have of its bounds. */
export interface Bounded {
  readonly cacheBounds?: CacheBounds;
  readonly share: () => number;
}

/** What a shard keeps now: its part of its bounds. */
export const boundsOf = ({ cacheBounds: whole = cacheBounds, share }: Bounded): CacheBounds => ({
  maxDocuments: whole.maxDocuments * share(),
  maxBytes: whole.maxBytes * share(),
});

const nameOf = ({ collection, key }: DocumentKey): string => `${collection} ${key}`;

interface Known {
  readonly document: DocumentKey;
  readonly bytes: number;
}

/** Which documents of the cached parts are in memory, least recently used first; also that a key has none. */
export class Cache {
  private readonly known = new Map<string, Known>();
  private bytes = 0;
  private readonly parts: readonly { readonly part: string; readonly collection: string }[];
  /** The names of all documents that there may be; undefined where they are too many to know. */
  private names: Set<string> | undefined;
  private looked = { hit: 0, miss: 0 };

  /** `keys`: of all documents that there were, where that is known. */
  constructor(
    private readonly stage: AnyStage,
    private readonly documents: Documents,
    keys?: readonly DocumentKey[],
  ) {
    this.parts = Object.entries(stage.parts).flatMap(([part, { collection, kept }]) =>
      kept === 'cache' ? [{ part, collection }] : [],
    );
    this.names = keys && new Set(keys.map(nameOf));
  }

  /** The documents that these records need and that are not in memory, as far as there may be any. */
  missing(records: readonly Decoded[]): DocumentKey[] {
    if (this.parts.length === 0) return [];
    const missing = new Map<string, DocumentKey>();
    for (const document of records.flatMap((decoded) => this.cachedKeys(decoded))) {
      const name = nameOf(document);
      const known = this.known.get(name);
      if (known && this.known.delete(name)) this.known.set(name, known);
      const isMissing = !known && this.mayBe(name);
      this.looked[isMissing ? 'miss' : 'hit'] += 1;
      if (isMissing) missing.set(name, document);
    }
    return [...missing.values()];
  }

  /** How often a document was needed that was in memory or is known to be nowhere, or had to be looked for, since this was asked last. */
  lookups(): { readonly hit: number; readonly miss: number } {
    const { looked } = this;
    this.looked = { hit: 0, miss: 0 };
    return looked;
  }

  /** Notes that these were looked up, whether or not there was a document; those that were found are in the documents. */
  learn(keys: readonly DocumentKey[]): void {
    for (const key of keys) this.note(key);
  }

  /** Notes what was written: a fact may make a document that no command has asked for, such as a grant. */
  wrote(changes: readonly DocumentKey[]): void {
    for (const { collection, key } of changes) {
      if (!this.parts.some((part) => part.collection === collection)) continue;
      this.note({ collection, key });
      this.names?.add(nameOf({ collection, key }));
    }
    if (this.names && this.names.size > maxKnownKeys) this.names = undefined;
  }

  /** Forgets the least recently used beyond the bounds, but nothing that is not saved yet. */
  evict(isUnsaved: (document: DocumentKey) => boolean, bounds = cacheBounds): void {
    for (const [name, { document }] of this.known) {
      if (this.known.size <= bounds.maxDocuments && this.bytes <= bounds.maxBytes) return;
      if (isUnsaved(document)) continue;
      this.forget(name);
      this.documents.apply([{ ...document, value: undefined }]);
    }
  }

  /** The most recently used, as large as it is now. */
  private note({ collection, key }: DocumentKey): void {
    const name = nameOf({ collection, key });
    const bytes = name.length + documentSize(this.documents.get(collection, key));
    this.forget(name);
    this.known.set(name, { document: { collection, key }, bytes });
    this.bytes += bytes;
  }

  private forget(name: string): void {
    this.bytes -= this.known.get(name)?.bytes ?? 0;
    this.known.delete(name);
  }

  private mayBe(name: string): boolean {
    return this.names?.has(name) ?? true;
  }

  private cachedKeys(decoded: Decoded): DocumentKey[] {
    if (decoded.kind !== 'command') return [];
    const keys = this.stage.keysOf(decoded, this.documents);
    return this.parts.flatMap(({ part, collection }) => {
      const key = keys[part];
      return key === undefined ? [] : [{ collection, key }];
    });
  }
}
