import { partitionOf } from '@treasure-hunt/contracts';
import type { LogRecord } from '@treasure-hunt/shards';
import { readCursor } from './cursor.js';
import { feedEntry } from './feed-entry.js';
import { Ring, type RingLimits } from './ring.js';
import { Subscription, type Outlet } from './subscription.js';
import type { ToldFact } from './told-spans.js';

/** What happens to feeds: how many are open, and that one was closed because its client reads too slowly. */
export interface FeedSignals {
  open(count: number): void;
  slow(): void;
  /** A fact was told to those who listen, as it came. */
  readonly told?: ((fact: ToldFact) => void) | undefined;
}

/** Who wants to listen: from `lastEventId` on, or from now. */
export interface Listening {
  readonly playerId: string;
  readonly until: number;
  readonly lastEventId?: string | undefined;
}

/** A client that has taken nothing for this long is let go. */
const patienceMs = 30_000;

/** All open feeds of this process, and the recent past of every partition. */
export class Feed {
  private readonly rings: readonly Ring[];
  private readonly open = new Map<string, Set<Subscription>>();
  /** The one first that was not tended for longest. */
  private readonly all = new Set<Subscription>();

  /** `ends`: by partition, the next offset to be written when reading began. */
  constructor(
    ends: readonly number[],
    limits: RingLimits,
    private readonly signals: FeedSignals,
  ) {
    this.rings = ends.map((end) => new Ring(end, limits));
  }

  get openFeeds(): number {
    return this.all.size;
  }

  /** How many of them are one player's. */
  feedsOf(playerId: string): number {
    return this.open.get(playerId)?.size ?? 0;
  }

  /** Takes records of one partition, in offset order; never throws. */
  take(partition: number, records: readonly LogRecord[]): void {
    const ring = this.rings[partition];
    if (!ring) return;
    for (const record of records) {
      const entry = feedEntry(partition, record);
      ring.add(record.offset, entry);
      const listeners = entry && this.open.get(entry.playerId);
      if (!listeners) continue;
      for (const subscription of listeners) subscription.tell(entry);
      this.signals.told?.({ partition, record, connections: listeners.size });
    }
    ring.trim(Date.now());
  }

  /** Opens a feed; what the ring has is told at once. Without `lastEventId` it begins now; a place that is not known is a reset. */
  subscribe({ playerId, until, lastEventId }: Listening, outlet: Outlet): Subscription {
    const partition = partitionOf(playerId, this.rings.length);
    const ring = this.rings[partition];
    if (!ring) throw new Error(`The feed has no partition ${partition}.`);
    const line = { subscriber: { playerId, partition, until }, ring, outlet };
    const subscription = Subscription.open(line, placeOf(partition, lastEventId));
    this.open.set(playerId, (this.open.get(playerId) ?? new Set()).add(subscription));
    this.all.add(subscription);
    this.signals.open(this.openFeeds);
    subscription.catchUp();
    return subscription;
  }

  /** Goes on after the outlet has drained. */
  drained(subscription: Subscription): void {
    if (!subscription.drained()) this.letGo(subscription);
  }

  /** The client has gone. */
  closed(subscription: Subscription): void {
    const { playerId } = subscription.subscriber;
    const all = this.open.get(playerId);
    if (!all?.delete(subscription)) return;
    if (all.size === 0) this.open.delete(playerId);
    this.all.delete(subscription);
    this.signals.open(this.openFeeds);
  }

  /** Keeps a part of all connections alive, those first that waited longest; ends those whose time is over, and those that take nothing. */
  tend(nowMs: number, share = 1): void {
    for (const ring of this.rings) ring.trim(nowMs);
    for (const subscription of [...this.all].slice(0, Math.ceil(this.openFeeds * share))) {
      this.all.delete(subscription);
      this.all.add(subscription);
      this.tendOne(subscription, nowMs);
    }
  }

  /** Ends all feeds; clients resume elsewhere. */
  endAll(): void {
    for (const subscription of [...this.all]) this.end(subscription);
  }

  private tendOne(subscription: Subscription, nowMs: number): void {
    const { blockedSinceMs } = subscription;
    if (subscription.subscriber.until <= nowMs) this.end(subscription);
    else if (blockedSinceMs === undefined) subscription.keepAlive();
    else if (nowMs - blockedSinceMs > patienceMs) this.letGo(subscription);
  }

  private letGo(subscription: Subscription): void {
    this.signals.slow();
    this.end(subscription);
  }

  private end(subscription: Subscription): void {
    this.closed(subscription);
    subscription.end();
  }
}

/** Where to begin; undefined is now. A place of another partition is before all that is known. */
const placeOf = (partition: number, lastEventId: string | undefined): number | undefined => {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  const cursor = readCursor(lastEventId);
  return cursor?.partition === partition ? cursor.offset : -2;
};
