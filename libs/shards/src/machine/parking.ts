import type { ParkedRecord } from '../ports/store.js';
import { parkedSize } from '../size.js';

/** A shard keeps this many records and bytes aside, and of one key so many; what comes beyond goes to quarantine. */
export const maxParkedRecords = 10_000;
export const maxParkedBytes = 16 * 1024 * 1024;
export const maxParkedOfKey = 1_000;

/** The keys whose decisions fail, with the records that wait until the key is redriven. */
export class Parking {
  private readonly waiting = new Map<string, ParkedRecord[]>();
  private count = 0;
  private bytes = 0;

  constructor(saved: readonly ParkedRecord[]) {
    for (const record of [...saved].sort((a, b) => a.offset - b.offset)) this.add(record);
  }

  /** Whether nothing is decided of a key. */
  has(key: string): boolean {
    return this.waiting.has(key);
  }

  /** How many keys nothing is decided of. */
  get keys(): number {
    return this.waiting.size;
  }

  /** Whether one more record of a key can be kept aside. */
  hasRoomFor(key: string): boolean {
    const ofKey = this.waiting.get(key)?.length ?? 0;
    return this.count < maxParkedRecords && this.bytes < maxParkedBytes && ofKey < maxParkedOfKey;
  }

  /** The records that wait under a key, in order. */
  of(key: string): readonly ParkedRecord[] {
    return this.waiting.get(key) ?? [];
  }

  add(record: ParkedRecord): void {
    const kept = this.waiting.get(record.messageKey);
    if (kept) kept.push(record);
    else this.waiting.set(record.messageKey, [record]);
    this.count += 1;
    this.bytes += parkedSize(record);
  }

  /** Lets a key go: its records, in order. */
  release(key: string): readonly ParkedRecord[] {
    const kept = this.of(key);
    this.waiting.delete(key);
    this.count -= kept.length;
    for (const record of kept) this.bytes -= parkedSize(record);
    return kept;
  }

  records(): ParkedRecord[] {
    return [...this.waiting.values()].flat();
  }
}
