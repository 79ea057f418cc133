import { LogLost, ShardLost } from '../errors.js';
import type { LogRecord } from '../ports/log.js';
import type { Observation } from '../ports/signals.js';
import type { ShardDependencies } from './dependencies.js';
import { takeHold, type Held, type Owner } from './held.js';
import { Ownership } from './ownership.js';
import { pause } from './pause.js';
import { retrying } from './retrying.js';

/** How a shard's ownership ended: it was let go, somebody else has it, or its log is not the one that was read. */
export type Ending = 'released' | 'lost' | 'log lost';

/** A shard whose log is lost is looked at so often, to see whether an operator has accepted another log. */
const lookAgainMs = 2_000;

/** One partition in this process, from the moment it is assigned until it is let go or lost. */
export class Shard {
  /** Aborts everything at once: the shard is lost, or the process ends. */
  private readonly end = new AbortController();
  /** Asks to take no more, save and release. */
  private readonly letGo = new AbortController();
  private held: Held | undefined;
  private ownership: Ownership | undefined;
  private wait: string | undefined = 'is being taken over';
  private isStopped = false;

  constructor(private readonly dependencies: ShardDependencies) {}

  /** Takes over, works until told to stop, releases. Rejects only for what is a defect of the engine. */
  async run(): Promise<Ending> {
    try {
      await this.own();
      const { journal, place, binding } = this.dependencies;
      const about = { stage: binding.stage.flow.name, topic: place.topic, partition: place.partition };
      journal.info(about, 'The shard was let go.');
      return 'released';
    } catch (error) {
      return await this.endingFor(this.end.signal.aborted ? this.end.signal.reason : error);
    } finally {
      this.ownership?.close();
    }
  }

  /** What the shard waits for; undefined while it works. */
  get waitsFor(): string | undefined {
    return this.wait;
  }

  /** How long the message that is decided next has been in the log, in milliseconds; 0 where none waits. */
  get lagMs(): number {
    return this.ownership?.meter.lagMs ?? 0;
  }

  /** After a group join everything is paused: goes on where this shard stopped reading. */
  rejoin(): void {
    this.ownership?.read();
  }

  push(records: readonly LogRecord[], end?: number): void {
    this.ownership?.push(records, end);
  }

  /** What operators see of it now. */
  *observe(): Generator<Observation> {
    const { binding, place } = this.dependencies;
    const labels = { stage: binding.stage.flow.name, partition: String(place.partition) };
    yield { name: 'shard.waiting', value: Number(this.wait !== undefined), labels };
    yield { name: 'shard.stopped', value: Number(this.isStopped), labels };
    if (this.ownership && !this.isStopped) yield* this.ownership.meter.observe(labels);
  }

  /** Lets the shard go once what was taken is decided and saved. */
  release(): void {
    this.letGo.abort(new ShardLost('It is assigned to another member.'));
  }

  /** Drops what is in hand: whoever takes over decides it again. */
  abandon(reason: string): void {
    this.end.abort(new ShardLost(reason));
  }

  /** Waits until an operator has raised the incarnation of a shard whose log is lost, or it is to be let go. */
  async acceptance(): Promise<void> {
    const { store, instance, host } = this.dependencies;
    const stop = AbortSignal.any([this.letGo.signal, this.end.signal]);
    const caller = { host, signal: stop, says: () => undefined };
    const incarnation = async () => (await store.want(this.shardId, instance)).incarnation;
    try {
      while ((await retrying(incarnation, caller)) === this.held?.shard.incarnation)
        await pause(lookAgainMs, stop, host);
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  }

  private async own(): Promise<void> {
    const { dependencies, end } = this;
    const letGo = this.letGo.signal;
    const owner: Owner = { end, letGo, says: (wait) => (this.wait = wait) };
    this.held = await takeHold(dependencies, owner);
    this.ownership = new Ownership(dependencies, this.held, owner);
    this.ownership.read();
    this.wait = undefined;
    await this.ownership.work(AbortSignal.any([letGo, end.signal]));
    await this.ownership.release();
  }

  private async endingFor(error: unknown): Promise<Ending> {
    const { journal, count, place, binding } = this.dependencies;
    const stage = binding.stage.flow.name;
    const about = { stage, topic: place.topic, partition: place.partition };
    if (error instanceof ShardLost) {
      if (this.letGo.signal.aborted) return 'released';
      count('shard.lost', 1, { stage });
      journal.warn(about, `The shard is lost: ${error.message}`);
      return 'lost';
    }
    if (error instanceof LogLost) {
      count('shard.log.lost', 1, { stage });
      this.isStopped = true;
      this.wait = `stopped: ${error.message}`;
      const advice = 'See docs/runbooks/log-lost.md: bring the log back, or raise the incarnation.';
      journal.error(about, `The shard is stopped: ${error.message} ${advice}`);
      await this.releaseUndecided();
      return 'log lost';
    }
    throw error;
  }

  /** Lets a shard go of which nothing was decided, so that nobody has to wait for its owner's silence. */
  private async releaseUndecided(): Promise<void> {
    const { dependencies, held, shardId } = this;
    if (!held) return;
    const { epoch } = held.shard;
    const nothing = { changes: [], parked: [], redriven: [], failed: [] };
    const checkpoint = { shardId, epoch, progress: held.machine.progress, ...nothing, released: true };
    const signal = AbortSignal.any([this.letGo.signal, this.end.signal]);
    const caller = { host: dependencies.host, signal, says: () => undefined };
    const save = () => dependencies.store.checkpoint(checkpoint, dependencies.place);
    await retrying(save, caller).catch((error: unknown) => {
      if (!(error instanceof ShardLost)) throw error; // Somebody else has it, or it is to be let go.
    });
  }

  private get shardId(): string {
    return `${this.dependencies.place.topic}/${this.dependencies.place.partition}`;
  }
}
