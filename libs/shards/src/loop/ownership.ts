import { boundsOf, type Cache } from '../machine/cache.js';
import type { Batch } from '../machine/batch.js';
import { clockWaitMs } from '../machine/log-clock.js';
import type { ShardMachine } from '../machine/machine.js';
import type { Host } from '../ports/host.js';
import type { LogRecord, Sender } from '../ports/log.js';
import type { Progress, Trying } from '../ports/store.js';
import { cautionOf, nextTry, type Caution } from './careful.js';
import type { ShardDependencies } from './dependencies.js';
import { traceTake, type Held, type Owner } from './held.js';
import { beginning, checkKnown } from './log-check.js';
import { Meter } from './meter.js';
import { pause } from './pause.js';
import { Queue } from './queue.js';
import { retrying } from './retrying.js';
import { Saver } from './saver.js';
import { sendBatch } from './send-batch.js';
import { Setbacks } from './setbacks.js';
import { tickFor, Ticker } from './tick.js';

/** Who waits for the clock looks at it so often. */
const clockPollMs = 1_000;

/** A shard that is ours: takes, decides, sends and saves until it is told to stop. */
export class Ownership {
  readonly meter: Meter;
  private readonly machine: ShardMachine;
  private readonly cache: Cache;
  private readonly saver: Saver;
  private readonly queue: Queue;
  private readonly ticker: Ticker;
  private readonly sender: Sender;
  private readonly setbacks: Setbacks;
  private readonly saved: Progress;
  private readonly host: Host;
  private readonly caution: Caution | undefined;
  private isPaused = false;
  private isFirstKnown: boolean;

  /** Throws `LogLost` where the log is not the one that was read. */
  constructor(
    private readonly dependencies: ShardDependencies,
    private readonly held: Held,
    private readonly owner: Owner,
  ) {
    const { shard, machine, cache, bounds } = held;
    const start = beginning(shard, bounds);
    this.machine = machine;
    this.saved = machine.progress;
    this.host = dependencies.host;
    this.caution = cautionOf(shard);
    this.cache = cache;
    this.queue = new Queue(start.offset, dependencies.share);
    this.ticker = new Ticker((untilMs) => this.machine.dueAt(untilMs), dependencies.host);
    this.meter = new Meter(dependencies, { machine, queue: this.queue, cache: this.cache }, bounds.high);
    this.isFirstKnown = start.isKnown;
    this.sender = dependencies.sender();
    this.setbacks = new Setbacks(dependencies);
    this.saver = new Saver(machine.progress, (checkpoint) => this.checkpoint(checkpoint), {
      host: dependencies.host,
      share: dependencies.share,
      failed: (error) => owner.end.abort(error),
    });
  }

  push(records: readonly LogRecord[], end?: number): void {
    this.queue.push(records);
    this.meter.fetched(end);
    if (!this.queue.isFull || this.isPaused) return;
    this.isPaused = true;
    this.dependencies.reading.pause(this.dependencies.place.partition);
  }

  /** Reads on behind what is queued already. */
  read(): void {
    this.isPaused = false;
    this.dependencies.reading.start(this.dependencies.place.partition, this.queue.nextOffset);
  }

  /** Takes what is queued and handles it, until `stop`. */
  async work(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      await this.queue.arrival(this.ticker.waitMs(), stop, this.host);
      if (stop.aborted) break;
      const records = this.take();
      if (records.length > 0) await this.handle(records);
      else if (this.saver.hasSaved || this.machine.nextOffset < this.held.bounds.high) await this.tickIfDue();
      else await this.saver.checkpoint(); // Alive behind all that waited for it: not a message's victim.
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
    this.meter.taken(records);
    const { binding } = this.dependencies;
    await this.waitForClock(records);
    await this.saver.room();
    const trace = traceTake(this.dependencies, this.held);
    const isCareful = this.caution !== undefined && records[0]!.offset < this.caution.until;
    if (isCareful && (await this.isParkedUnseen(this.caution, records[0]!))) return;
    const decoded = records.map((record) => this.machine.decode(record));
    const needed = this.machine.withRedriven(decoded);
    await this.retrying(async () => binding.prepare?.(needed));
    await this.load(this.cache.missing(needed));
    const batch = this.machine.decide(decoded); // drops duplicates, works off what is due
    trace.decided(batch, records.length);
    if (isCareful) await this.note(null);
    const { sender, signal, host } = this;
    this.meter.told(batch, await sendBatch(batch, { sender, signal, host, trace }));
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
    this.meter.told(batch, {});
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

  private async checkpoint(checkpoint: Parameters<ConstructorParameters<typeof Saver>[1]>[0]): Promise<void> {
    const { store, place, reading, instance, count, binding } = this.dependencies;
    const { epoch } = this.held.shard;
    const saved = this.meter.saving(checkpoint);
    const { wanted } = await this.retrying(() =>
      store.checkpoint({ ...checkpoint, shardId: this.shardId, epoch }, place),
    );
    count('shard.checkpoints', 1, { stage: binding.stage.flow.name });
    saved();
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
    const { binding, count, place, instance, sink } = this.dependencies;
    if (!this.ticker.isTime()) return;
    count('shard.ticks', 1, { stage: binding.stage.flow.name });
    const nowMs = this.host.nowMs();
    const tick = tickFor(place, { instance, nowMs, sink });
    await this.sender.send([tick], this.signal);
    sink.began?.(tick, nowMs);
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

  private get shardId(): string {
    return `${this.dependencies.place.topic}/${this.dependencies.place.partition}`;
  }
}
