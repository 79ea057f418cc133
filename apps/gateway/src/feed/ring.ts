import type { FeedEntry } from './feed-entry.js';

/** How much of one partition is kept. */
export interface RingLimits {
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

/** What an entry costs beside its frame, roughly. */
const entryBytes = 200;
const sizeOf = ({ frame }: FeedEntry): number => frame.length + entryBytes;

/** The last records of one partition of the feed, in offset order, without a gap from `floor` on. */
export class Ring {
  private entries: FeedEntry[] = [];
  private first = 0;
  private bytes = 0;
  private floor: number;
  private nextOffset: number;

  /** `end`: the next offset to be written when reading began; what is older may still be added, from the front on. */
  constructor(
    end: number,
    private readonly limits: RingLimits,
  ) {
    this.floor = end;
    this.nextOffset = end;
  }

  /** The offset of the last record that is known to be in the log. */
  get last(): number {
    return this.nextOffset - 1;
  }

  /** Notes that a record was read, with what it tells a player, if anything. Records come in offset order. */
  add(offset: number, entry: FeedEntry | undefined): void {
    if (this.size === 0 && offset < this.floor) this.floor = offset;
    this.nextOffset = Math.max(this.nextOffset, offset + 1);
    if (!entry) return;
    this.entries.push(entry);
    this.bytes += sizeOf(entry);
  }

  /** Lets go of what is too old or too much. */
  trim(nowMs: number): void {
    const oldest = nowMs - this.limits.maxAgeMs;
    for (let entry = this.entries[this.first]; entry; entry = this.entries[this.first]) {
      if (this.bytes <= this.limits.maxBytes && entry.timestampMs >= oldest) break;
      this.first += 1;
      this.bytes -= sizeOf(entry);
      this.floor = entry.offset + 1;
    }
    if (this.first <= this.entries.length / 2) return;
    this.entries = this.entries.slice(this.first);
    this.first = 0;
  }

  /** What the player was told after this offset, in order; undefined when some of it may be gone, or the log has not come so far. */
  after(offset: number, playerId: string): readonly FeedEntry[] | undefined {
    if (offset + 1 < this.floor || offset > this.last) return undefined;
    return this.entries.slice(this.placeAfter(offset)).filter((entry) => entry.playerId === playerId);
  }

  private get size(): number {
    return this.entries.length - this.first;
  }

  /** Binary search for the first entry behind an offset. */
  private placeAfter(offset: number): number {
    let low = this.first;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
