import { cursorText } from './cursor.js';
import type { FeedEntry } from './feed-entry.js';
import type { Ring } from './ring.js';

/** Where a player's events go. */
export interface Outlet {
  /** False when no more should be written until the outlet has drained. */
  write(text: string): boolean;
  end(): void;
}

/** Who listens to what, and how long. */
export interface Subscriber {
  readonly playerId: string;
  readonly partition: number;
  /** When the right to listen ends, in milliseconds since 1970. */
  readonly until: number;
}

/** What connects a subscriber with their partition of the feed. */
export interface Line {
  readonly subscriber: Subscriber;
  readonly ring: Ring;
  readonly outlet: Outlet;
}

/**
 * One open feed. It has a place in the ring and no buffer of its own: while its outlet is full it stands still, and goes on
 * from the ring. So nothing is left out or said twice between what was and what comes.
 */
export class Subscription {
  private fullSinceMs: number | undefined;

  private constructor(
    private readonly line: Line,
    private offset: number,
  ) {}

  /** Begins behind `from`, or now; where the ring does not reach back that far the client is told to look anew. */
  static open(line: Line, from: number | undefined): Subscription {
    const { ring, subscriber } = line;
    const isLost = from !== undefined && ring.after(from, subscriber.playerId) === undefined;
    const subscription = new Subscription(line, from === undefined || isLost ? ring.last : from);
    subscription.write(`${subscription.place()}${isLost ? 'event: reset\ndata: {}\n' : ''}\n`);
    return subscription;
  }

  get subscriber(): Subscriber {
    return this.line.subscriber;
  }

  /** Tells a fact that has just been read. */
  tell(entry: FeedEntry): void {
    if (this.fullSinceMs !== undefined || entry.offset <= this.offset) return;
    this.offset = entry.offset;
    this.write(entry.frame);
  }

  /** Tells all that the ring has and the client has not, while it is taken. False when the ring has moved on too far. */
  catchUp(): boolean {
    const missed = this.line.ring.after(this.offset, this.subscriber.playerId);
    for (const entry of missed ?? []) this.tell(entry);
    return missed !== undefined;
  }

  /** The outlet takes more again: goes on where it stood, as `catchUp`. */
  drained(): boolean {
    this.fullSinceMs = undefined;
    return this.catchUp();
  }

  /** Keeps the connection alive, and the client's place in the feed young enough to be resumed from. */
  keepAlive(): void {
    if (this.fullSinceMs !== undefined) return;
    this.offset = Math.max(this.offset, this.line.ring.last);
    this.write(`${this.place()}: keep-alive\n\n`);
  }

  /** Since when nothing could be written, in milliseconds since 1970; undefined while all is well. */
  get blockedSinceMs(): number | undefined {
    return this.fullSinceMs;
  }

  end(): void {
    this.line.outlet.end();
  }

  private place(): string {
    return `id: ${cursorText({ partition: this.subscriber.partition, offset: this.offset })}\n`;
  }

  private write(text: string): void {
    if (!this.line.outlet.write(text)) this.fullSinceMs = Date.now();
  }
}
