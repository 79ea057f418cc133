import type { OutgoingRecord } from '@treasure-hunt/shards';
import { MemoryLog } from '@treasure-hunt/shards/testing';
import { Random } from './random.js';

/** What everybody in a simulation shares: the log, its broker's clock, chance, and what the engine has sent so far. */
export class World {
  readonly log: MemoryLog;
  readonly random: Random;
  /** Everything that shards have sent, in order. */
  readonly sent: OutgoingRecord[] = [];
  private ms = 0;

  constructor(
    seed: number,
    readonly partitions: number,
  ) {
    this.random = new Random(seed);
    this.log = new MemoryLog(partitions, () => this.ms);
  }

  /** Broker time in milliseconds since 1970. */
  get nowMs(): number {
    return this.ms;
  }

  /** The broker's clock never goes back. */
  passTo(atMs: number): void {
    this.ms = Math.max(this.ms, atMs);
  }

  /** Appends what a shard says. */
  send(records: readonly OutgoingRecord[]): void {
    for (const record of records) {
      this.log.append(record);
      this.sent.push(record);
    }
  }
}

/** Somebody who does one thing at a time, whenever it is their turn. */
export interface Actor {
  /** Whether there is something to do now. */
  readonly isReady: boolean;
  act(): void;
}
