import { LogLost, ShardLost } from '../errors.js';
import type { LogRecord } from '../ports/log.js';
import type { ShardDependencies } from './dependencies.js';
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
    const { journal, count, place, binding } = this.dependencies;
    const about = { stage: binding.stage.flow.name, partition: place.partition };
    try {
      this.ownership = await Ownership.take(this.dependencies, this.end, (wait) => (this.wait = wait));
      this.ownership.read();
      this.wait = undefined;
      await this.ownership.work(AbortSignal.any([this.letGo.signal, this.end.signal]));
      await this.ownership.release();
      return 'released';
    } catch (thrown) {
      const error: unknown = this.end.signal.aborted ? this.end.signal.reason : thrown;
      if (error instanceof ShardLost) {
        if (this.letGo.signal.aborted) return 'released';
        count('shard.lost', 1, { stage: about.stage });
        journal.warn(about, `The shard is lost: ${error.message}`);
        return 'lost';
      }
      if (error instanceof LogLost) {
        count('shard.log.lost', 1, { stage: about.stage });
        this.wait = `stopped: ${error.message}`;
        journal.error(
          about,
          `The shard is stopped: ${error.message} Compare the topic, then raise the incarnation.`,
        );
        return 'log lost';
      }
      throw error;
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
    if (!this.ownership)
      this.end.abort(new ShardLost('Assigned to another member before it was taken over.'));
    this.letGo.abort();
  }

  /** Drops what is in hand: whoever takes over decides it again. */
  abandon(reason: string): void {
    this.end.abort(new ShardLost(reason));
  }
}
