import sortedBTree from 'sorted-btree';
import type { Document, Reader } from './stage.js';
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

/** The documents of one shard in memory. Values are never changed in place, only replaced. */
export class Documents implements Reader {
  private readonly tables = new Map<string, BTree<string, Document>>();
  /** By collection and key. */
  private readonly traces = new Map<string, Map<string, string>>();
  private readonly due = new BTree<DueItem, true>(undefined, byDueTimeThenKey);

  get(collection: string, key: string): Document | undefined {
    return this.tables.get(collection)?.get(key);
  }

  /** The trace of the decision that made a document what it is, where there is one. */
  traceOf(collection: string, key: string): string | undefined {
    return this.traces.get(collection)?.get(key);
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
  valuesOf(collection: string): Iterable<Document> {
    return this.tables.get(collection)?.values() ?? [];
  }

  *entries(): Generator<Change> {
    for (const [collection, table] of this.tables)
      for (const [key, value] of table.entries())
        yield { collection, key, value, ...this.traced(collection, key) };
  }

  private traced(collection: string, key: string): Pick<Change, 'traceParent'> {
    const traceParent = this.traceOf(collection, key);
    return traceParent === undefined ? {} : { traceParent };
  }

  private trace({ collection, key, value, traceParent }: Change): void {
    const known = this.traces.get(collection);
    if (value === undefined || traceParent === undefined) known?.delete(key);
    else this.traces.set(collection, (known ?? new Map<string, string>()).set(key, traceParent));
  }

  private put(change: Change): void {
    const { collection, key, value } = change;
    this.trace(change);
    const table = this.table(collection);
    const before = table.get(key)?.dueAt;
    if (before !== undefined) this.due.delete({ collection, key, dueAt: before });
    if (value?.dueAt !== undefined) this.due.set({ collection, key, dueAt: value.dueAt }, true);
    if (value === undefined) table.delete(key);
    else table.set(key, value);
  }

  private table(collection: string): BTree<string, Document> {
    const known = this.tables.get(collection);
    if (known) return known;
    const table = new BTree<string, Document>(undefined, compare);
    this.tables.set(collection, table);
    return table;
  }
}
