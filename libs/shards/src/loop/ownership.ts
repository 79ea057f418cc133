import { boundsOf, Cache } from '../machine/cache.js';
import type { Batch } from '../machine/batch.js';
import { clockWaitMs } from '../machine/log-clock.js';
import type { ShardMachine } from '../machine/machine.js';
import type { Host } from '../ports/host.js';
import type { LogRecord, Sender } from '../ports/log.js';
import type { Progress, Trying } from '../ports/store.js';
import { cautionOf, nextTry, type Caution } from './careful.js';
import type { ShardDependencies } from './dependencies.js';
import type { Held, Owner } from './held.js';
import { beginning, checkKnown } from './log-check.js';
import { pause } from './pause.js';
import { Queue } from './queue.js';
import { retrying } from './retrying.js';
import { Saver } from './saver.js';
import { Setbacks } from './setbacks.js';
import { tickFor, Ticker } from './tick.js';

/** Who waits for the clock looks at it so often. */
const clockPollMs = 1_000;

/** A shard that is ours: takes, decides, sends and saves until it is told to stop. */
export class Ownership {
  private readonly machine: ShardMachine;
  private readonly cache: Cache;
  private readonly saver: Saver;
  private readonly queue: Queue;
  private readonly ticker: Ticker;
  private readonly sender: Sender;
  private readonly setbacks: Setbacks;
  private readonly saved: Progress;
  private readonly caution: Caution | undefined;
  private inHand: LogRecord | undefined;
  private isPaused = false;
  private isFirstKnown: boolean;

  /** Throws `LogLost` where the log is not the one that was read. */
  constructor(
    private readonly dependencies: ShardDependencies,
    private readonly held: Held,
    private readonly owner: Owner,
  ) {
    const { shard, machine, bounds } = held;
    const start = beginning(shard, bounds);
    this.machine = machine;
    this.saved = machine.progress;
    this.caution = cautionOf(shard);
    this.cache = new Cache(dependencies.binding.stage, machine.documents);
    this.queue = new Queue(start.offset, dependencies.share);
    this.ticker = new Ticker((untilMs) => this.machine.dueAt(untilMs), dependencies.host);
    this.isFirstKnown = start.isKnown;
    this.sender = dependencies.sender();
    this.setbacks = new Setbacks(dependencies);
    this.saver = new Saver(machine.progress, (checkpoint) => this.checkpoint(checkpoint), {
      host: dependencies.host,
      share: dependencies.share,
      failed: (error) => owner.end.abort(error),
    });
  }

  push(records: readonly LogRecord[]): void {
    this.queue.push(records);
    if (!this.queue.isFull || this.isPaused) return;
    this.isPaused = true;
    this.dependencies.reading.pause(this.dependencies.place.partition);
  }

  /** Reads on behind what is queued already. */
  read(): void {
    this.isPaused = false;
    this.dependencies.reading.start(this.dependencies.place.partition, this.queue.nextOffset);
  }

  /** By the broker's time of the first message that is not decided; 0 where there is none. */
  get lagMs(): number {
    const next = this.inHand ?? this.queue.first;
    return next ? Math.max(0, this.host.nowMs() - next.timestampMs) : 0;
  }

  /** Takes what is queued and handles it, until `stop`. */
  async work(stop: AbortSignal): Promise<void> {
    let isProven = false;
    while (!stop.aborted) {
      this.inHand = undefined;
      await this.queue.arrival(this.ticker.waitMs(), stop, this.host);
      if (stop.aborted) break;
      const records = this.take();
      [this.inHand] = records;
      if (records.length > 0) await this.handle(records);
      else if (isProven || this.machine.nextOffset < this.held.bounds.high) await this.tickIfDue();
      else {
        await this.saver.checkpoint(); // Alive behind all that waited for it: not a message's victim.
        isProven = true;
      }
    }
    this.signal.throwIfAborted();
  }

  /** Saves what was decided and lets the shard go. */
  async release(): Promise<void> {
    await this.saver.checkpoint(true);
  }

  close(): void {
    this.saver.close();
  }

  private get signal(): AbortSignal {
    return this.owner.end.signal;
  }

  private take(): LogRecord[] {
    const isCareful = this.caution !== undefined && this.machine.nextOffset < this.caution.until;
    const records = this.queue.take(isCareful ? { maxRecords: 1, maxBytes: 1 } : undefined);
    if (this.isPaused && this.queue.isBelowHalf) {
      this.isPaused = false;
      this.dependencies.reading.resume(this.dependencies.place.partition);
    }
    const [first] = records;
    if (!first || !this.isFirstKnown) return records;
    checkKnown(first, this.saved);
    this.isFirstKnown = false;
    return records.slice(1);
  }

  /** What happens to messages, in this order. */
  private async handle(records: readonly LogRecord[]): Promise<void> {
    const { measure, binding } = this.dependencies;
    measure?.('shard.take.size', records.length, { stage: binding.stage.flow.name });
    await this.waitForClock(records);
    await this.saver.room();
    const isCareful = this.caution !== undefined && records[0]!.offset < this.caution.until;
    if (isCareful && (await this.isParkedUnseen(this.caution, records[0]!))) return;
    const decoded = records.map((record) => this.machine.decode(record));
    const needed = this.machine.withRedriven(decoded);
    await this.retrying(async () => binding.prepare?.(needed));
    await this.load(this.cache.missing(needed));
    const batch = this.machine.decide(decoded); // drops duplicates, works off what is due
    if (isCareful) await this.note(null);
    await this.send(batch);
    this.saver.note(batch, this.machine.progress);
    this.report(batch);
    if (isCareful) await this.saver.checkpoint();
    this.cache.wrote(batch.changes);
    this.cache.evict((document) => this.saver.isUnsaved(document), boundsOf(this.dependencies));
  }

  /**
   * Notes which message is tried or, once it is decided, that none is: it has not ended the process, and what is said of it from
   * here on would be said again, otherwise, if it were parked.
   */
  private async note(trying: Trying | null): Promise<void> {
    await this.retrying(() =>
      this.dependencies.store.noteTrying(this.shardId, this.held.shard.epoch, trying),
    );
  }

  /** Notes the message before it is tried; parks it where it has ended the process twice. */
  private async isParkedUnseen(caution: Caution, record: LogRecord): Promise<boolean> {
    const trying = nextTry(caution, record.offset);
    if (trying !== 'park it') {
      await this.note(trying);
      return false;
    }
    const batch = this.machine.parkUnseen(record);
    this.saver.note(batch, this.machine.progress);
    this.report(batch);
    await this.saver.checkpoint();
    return true;
  }

  private async load(missing: ReturnType<Cache['missing']>): Promise<void> {
    if (missing.length === 0) return;
    const { store, place } = this.dependencies;
    const owned = { shardId: this.shardId, epoch: this.held.shard.epoch };
    const found = await this.retrying(() => store.loadKeys(owned, missing, place));
    this.machine.documents.apply(found);
    this.cache.learn(missing);
  }

  /** Those for the feed first, acknowledged, then the inner ones: nothing downstream overtakes what the player is told. */
  private async send({ feed, inner }: Batch): Promise<void> {
    if (feed.length > 0) await this.sender.send(feed, this.signal);
    if (inner.length > 0) await this.sender.send(inner, this.signal);
  }

  private async checkpoint(checkpoint: Parameters<ConstructorParameters<typeof Saver>[1]>[0]): Promise<void> {
    const { store, place, reading, instance, count, binding } = this.dependencies;
    const { epoch } = this.held.shard;
    const { wanted } = await this.retrying(() =>
      store.checkpoint({ ...checkpoint, shardId: this.shardId, epoch }, place),
    );
    count('shard.checkpoints', 1, { stage: binding.stage.flow.name });
    void reading.commit(place.partition, checkpoint.progress.position);
    if (wanted !== null && wanted !== instance && !checkpoint.released) this.dependencies.wanted();
  }

  /** A clock that is wrong may be set right: looks again every now and then. */
  private async waitForClock(records: readonly LogRecord[]): Promise<void> {
    const waitMs = () =>
      Math.max(...records.map(({ timestampMs }) => clockWaitMs(timestampMs, this.host.nowMs())));
    if (waitMs() <= 0) return;
    const { count, binding, journal, place } = this.dependencies;
    count('shard.clock.waits', 1, { stage: binding.stage.flow.name });
    journal.warn(
      { partition: place.partition, waitMs: waitMs() },
      "The broker's clock is ahead of this machine's; waiting.",
    );
    while (waitMs() > 0) await pause(Math.min(waitMs(), clockPollMs), this.signal, this.host);
  }

  private async tickIfDue(): Promise<void> {
    const { binding, count, place, instance } = this.dependencies;
    if (!this.ticker.isTime()) return;
    count('shard.ticks', 1, { stage: binding.stage.flow.name });
    await this.sender.send([tickFor(place, { instance, nowMs: this.host.nowMs() })], this.signal);
  }

  private report({ counts, facts, setbacks }: Batch): void {
    const { count, binding } = this.dependencies;
    this.setbacks.report(setbacks);
    const stage = binding.stage.flow.name;
    for (const [signal, by] of counts) count(signal, by, { stage });
    for (const [type, by] of facts) count('shard.facts', by, { stage, type });
  }

  private retrying<T>(call: () => Promise<T>): Promise<T> {
    return retrying(call, { host: this.host, signal: this.signal, says: this.owner.says });
  }

  private get host(): Host {
    return this.dependencies.host;
  }

  private get shardId(): string {
    return `${this.dependencies.place.topic}/${this.dependencies.place.partition}`;
  }
}
