/** The log's clock: broker time, never going back. Milliseconds since 1970. */
export class LogClock {
  constructor(private ms: number) {}

  /** The time at which a record is decided. */
  passTo(timestampMs: number): number {
    this.ms = Math.max(this.ms, timestampMs);
    return this.ms;
  }

  get now(): number {
    return this.ms;
  }
}

/** A record further ahead of the owner's own clock than this makes the shard wait. */
export const maxClockAheadMs = 5_000;

/** How long to wait before a record may be decided; waiting is not a decision, so it may look at the wall clock. */
export const clockWaitMs = (timestampMs: number, wallMs: number): number =>
  Math.max(0, timestampMs - maxClockAheadMs - wallMs);
