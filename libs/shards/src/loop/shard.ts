import { LogLost, ShardLost } from '../errors.js';
import type { LogRecord } from '../ports/log.js';
import type { ShardDependencies } from './dependencies.js';
import { takeHold, type Owner } from './held.js';
import { Ownership } from './ownership.js';

/** How a shard's ownership ended: it was let go, somebody else has it, or its log is not the one that was read. */
export type Ending = 'released' | 'lost' | 'log lost';

/** One partition in this process, from the moment it is assigned until it is let go or lost. */
export class Shard {
  /** Aborts everything at once: the shard is lost, or the process ends. */
  private readonly end = new AbortController();
  /** Asks to take no more, save and release. */
  private readonly letGo = new AbortController();
  private ownership: Ownership | undefined;
  private wait: string | undefined = 'is being taken over';

  constructor(private readonly dependencies: ShardDependencies) {}

  /** Takes over, works until told to stop, releases. Rejects only for what is a defect of the engine. */
  async run(): Promise<Ending> {
    try {
      await this.own();
      return 'released';
    } catch (error) {
      return this.endingFor(this.end.signal.aborted ? this.end.signal.reason : error);
    } finally {
      this.ownership?.close();
    }
  }

  /** What the shard waits for; undefined while it works. */
  get waitsFor(): string | undefined {
    return this.wait;
  }

  /** After a group join everything is paused: goes on where this shard stopped reading. */
  rejoin(): void {
    this.ownership?.read();
  }

  push(records: readonly LogRecord[]): void {
    this.ownership?.push(records);
  }

  /** Lets the shard go once what was taken is decided and saved. */
  release(): void {
    this.letGo.abort(new ShardLost('It is assigned to another member.'));
  }

  /** Drops what is in hand: whoever takes over decides it again. */
  abandon(reason: string): void {
    this.end.abort(new ShardLost(reason));
  }

  private async own(): Promise<void> {
    const { dependencies, end } = this;
    const letGo = this.letGo.signal;
    const owner: Owner = { end, letGo, says: (wait) => (this.wait = wait) };
    this.ownership = new Ownership(dependencies, await takeHold(dependencies, owner), owner);
    this.ownership.read();
    this.wait = undefined;
    await this.ownership.work(AbortSignal.any([letGo, end.signal]));
    await this.ownership.release();
  }

  private endingFor(error: unknown): Ending {
    const { journal, count, place, binding } = this.dependencies;
    const stage = binding.stage.flow.name;
    const about = { stage, partition: place.partition };
    if (error instanceof ShardLost) {
      if (this.letGo.signal.aborted) return 'released';
      count('shard.lost', 1, { stage });
      journal.warn(about, `The shard is lost: ${error.message}`);
      return 'lost';
    }
    if (error instanceof LogLost) {
      count('shard.log.lost', 1, { stage });
      this.wait = `stopped: ${error.message}`;
      const advice = 'Compare the topic, then raise the incarnation.';
      journal.error(about, `The shard is stopped: ${error.message} ${advice}`);
      return 'log lost';
    }
    throw error;
  }
}
