import { ClueAssigned } from '@treasure-hunt/contracts';
import type { Batch } from '../machine/batch.js';
import type { Cache } from '../machine/cache.js';
import type { ShardMachine } from '../machine/machine.js';
import type { LogRecord } from '../ports/log.js';
import type { Labels, Observation, StageGauge } from '../ports/signals.js';
import type { Checkpoint } from '../ports/store.js';
import type { ShardDependencies } from './dependencies.js';
import type { Queue } from './queue.js';
import type { Appended } from './send-batch.js';

const millisecondsPerSecond = 1_000;
/** Clocks differ by a little. */
const secondsBetween = (fromMs: number, toMs: number): number =>
  Math.max(0, toMs - fromMs) / millisecondsPerSecond;

/** Of which parts of a shard is told. */
export interface Metered {
  readonly machine: ShardMachine;
  readonly queue: Queue;
  readonly cache: Cache;
}

/** What operators see of a shard that is ours. Counts and measures by takes and checkpoints: of single messages, only how long those on the feed took. */
export class Meter {
  private readonly labels: Labels;
  private inHand: readonly LogRecord[] = [];
  private savedPosition: number;
  /** Since when, in elapsed time, something waits for a checkpoint; undefined when all is saved. */
  private unsavedSinceMs: number | undefined;

  /** `end`: the next offset to be written, when the shard was taken over. */
  constructor(
    private readonly shard: ShardDependencies,
    private readonly parts: Metered,
    private end: number,
  ) {
    this.labels = { stage: shard.binding.stage.flow.name };
    this.savedPosition = parts.machine.nextOffset;
  }

  /** Records were put into the queue; `end`: the next offset to be written, when they were fetched. */
  fetched(end = 0): void {
    this.end = Math.max(this.end, end, this.parts.queue.nextOffset);
    if (this.isUnsaved) this.unsavedSinceMs ??= this.shard.host.elapsedMs();
  }

  taken(records: readonly LogRecord[]): void {
    this.inHand = records;
    this.shard.measure?.('shard.take.size', records.length, this.labels);
  }

  /** What came of the records in hand is acknowledged. */
  told(batch: Batch, { feedMs, innerMs }: Appended): void {
    this.measureHop(innerMs ?? feedMs ?? this.shard.host.nowMs());
    if (feedMs !== undefined) this.measureFreshness(batch, feedMs);
    this.countLookups();
    const coins = this.shard.binding.coins?.(batch.changes) ?? 0;
    if (coins > 0) this.shard.count('reward.coins', coins, this.labels);
    this.inHand = [];
  }

  /** A checkpoint begins; to be called when it is saved. */
  saving({ progress, changes, parked, redriven, failed }: Omit<Checkpoint, 'shardId' | 'epoch'>): () => void {
    const { host, measure } = this.shard;
    const beganAtMs = host.elapsedMs();
    const documents = changes.length + parked.length + redriven.length + failed.length;
    return () => {
      const savedAtMs = host.elapsedMs();
      measure?.('shard.checkpoint.duration', secondsBetween(beganAtMs, savedAtMs), this.labels);
      measure?.('shard.checkpoint.size', documents, this.labels);
      this.savedPosition = progress.position;
      this.unsavedSinceMs = this.isUnsaved ? savedAtMs : undefined;
    };
  }

  /** By the broker's time of the first message that is not decided; 0 where there is none. */
  get lagMs(): number {
    const oldest = this.inHand[0] ?? this.parts.queue.first;
    return oldest ? Math.max(0, this.shard.host.nowMs() - oldest.timestampMs) : 0;
  }

  /** How the shard is now. */
  *observe(labels: Labels): Generator<Observation> {
    const { machine, queue } = this.parts;
    const { host, binding } = this.shard;
    const unsavedS = secondsBetween(this.unsavedSinceMs ?? Infinity, host.elapsedMs());
    yield { name: 'shard.lag', value: Math.max(0, this.end - machine.nextOffset), labels };
    yield { name: 'shard.lag.time', value: this.lagMs / millisecondsPerSecond, labels };
    yield { name: 'shard.queue.messages', value: queue.length, labels };
    yield { name: 'shard.checkpoint.age', value: unsavedS, labels };
    yield { name: 'shard.parked.keys', value: machine.parking.keys, labels };
    for (const [name, value] of Object.entries(binding.gauges?.(machine.documents) ?? {}))
      yield { name: name as StageGauge, value, labels };
  }

  private measureHop(saidAtMs: number): void {
    const [oldest] = this.inHand;
    if (!oldest) return;
    this.shard.measure?.('shard.hop.duration', secondsBetween(oldest.timestampMs, saidAtMs), this.labels);
  }

  private countLookups(): void {
    for (const [result, by] of Object.entries(this.parts.cache.lookups()))
      if (by > 0) this.shard.count('shard.cache.lookups', by, { ...this.labels, result });
  }

  private measureFreshness({ told }: Batch, feedMs: number): void {
    const { measure } = this.shard;
    for (const [type, times] of told)
      for (const receivedAt of times) {
        const seconds = secondsBetween(receivedAt, feedMs);
        measure?.('fact.freshness', seconds, noLabels);
        if (type === ClueAssigned.type) measure?.('clue.latency', seconds, noLabels);
      }
  }

  private get isUnsaved(): boolean {
    return this.parts.queue.nextOffset > this.savedPosition;
  }
}

const noLabels: Labels = {};
