import sortedBTree from 'sorted-btree';
import type { Document, Part, Reader } from './stage.js';
import { ownerOf } from './stage.js';

// The package is CommonJS: its class is the `default` of what is imported.
const BTree = sortedBTree.default;
type BTree<K, V> = sortedBTree.default<K, V>;

/** A document's new value; absent means that it is gone. */
export interface Change {
  readonly collection: string;
  readonly key: string;
  readonly value: Document | undefined;
  /** The trace (W3C `traceparent`) of the decision that made it so; absent where there is none. No rule sees it. */
  readonly traceParent?: string;
  /** True where there was no document before, as far as is known in memory: whoever saves it may try to insert it first. */
  readonly isNew?: boolean;
}

export interface DueItem {
  readonly collection: string;
  readonly key: string;
  readonly dueAt: number;
}

const byDueTimeThenKey = (a: DueItem, b: DueItem): number =>
  a.dueAt - b.dueAt || compare(a.key, b.key) || compare(a.collection, b.collection);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A document with the trace of the decision that made it what it is. */
type Kept = Pick<Change, 'traceParent'> & { readonly value: Document };

const pack = (kept: Kept): string => JSON.stringify(kept);
const unpack = (kept: Kept | string | undefined): Kept | undefined =>
  typeof kept === 'string' ? (JSON.parse(kept) as Kept) : kept;

/** The documents of one shard in memory. Values are never changed in place, only replaced. */
export class Documents implements Reader {
  private readonly tables = new Map<string, BTree<string, Kept | string>>();
  private readonly due = new BTree<DueItem, true>(undefined, byDueTimeThenKey);
  private readonly packed: ReadonlySet<string>;

  /** `parts`: how documents are kept; those of other collections are kept as objects. */
  constructor(parts: readonly Part[] = []) {
    const packed = parts.filter(({ isPacked }) => isPacked);
    this.packed = new Set(packed.map(({ collection }) => collection));
  }

  get(collection: string, key: string): Document | undefined {
    return this.kept(collection, key)?.value;
  }

  /** The trace of the decision that made a document what it is, where there is one. */
  traceOf(collection: string, key: string): string | undefined {
    return this.kept(collection, key)?.traceParent;
  }

  next(collection: string, prefix: string, after: string): string | undefined {
    const key = this.tables.get(collection)?.nextHigherKey(after > prefix ? after : prefix);
    return key?.startsWith(prefix) ? key : undefined;
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) this.put(change);
  }

  /** The first document that is due at `clock`, in the order (due time, key); those of the `held` message keys are passed over. */
  firstDue(clock: number, held: Pick<ReadonlySet<string>, 'has'>): DueItem | undefined {
    for (const item of this.due.keys()) {
      if (item.dueAt > clock) return undefined;
      if (!held.has(ownerOf(item.key))) return item;
    }
    return undefined;
  }

  /** All documents of a collection, in key order. */
  *valuesOf(collection: string): Generator<Document> {
    for (const kept of this.tables.get(collection)?.values() ?? []) yield unpack(kept)!.value;
  }

  *entries(): Generator<Change> {
    for (const [collection, table] of this.tables)
      for (const [key, kept] of table.entries()) yield { collection, key, ...unpack(kept)! };
  }

  private kept(collection: string, key: string): Kept | undefined {
    return unpack(this.tables.get(collection)?.get(key));
  }

  private put({ collection, key, value, traceParent }: Change): void {
    const before = this.get(collection, key)?.dueAt;
    if (before !== undefined) this.due.delete({ collection, key, dueAt: before });
    if (value?.dueAt !== undefined) this.due.set({ collection, key, dueAt: value.dueAt }, true);
    const table = this.table(collection);
    if (value === undefined) return void table.delete(key);
    const kept = traceParent === undefined ? { value } : { value, traceParent };
    table.set(key, this.packed.has(collection) ? pack(kept) : kept);
  }

  private table(collection: string): BTree<string, Kept | string> {
    const known = this.tables.get(collection);
    if (known) return known;
    const table = new BTree<string, Kept | string>(undefined, compare);
    this.tables.set(collection, table);
    return table;
  }
}
