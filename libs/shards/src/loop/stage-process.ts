import type { Place } from '../machine/decoded.js';
import { thisHost, type Host } from '../ports/host.js';
import type { Listener, LogRecord, Reading } from '../ports/log.js';
import type { ProcessDependencies } from './dependencies.js';
import { retrying } from './retrying.js';
import { Shard } from './shard.js';
import { shareOf } from './share.js';

/** A shard that was lost but is still assigned is taken over again, with jitter, at most about once a second. */
const againMs = (random: number): number => 1_000 + random * 500;

/** Behind its log by more than this, a stage does not do what it should, in milliseconds. */
const maxLagMs = 30_000;

/** Whether a stage works, and as it should; all texts are sentences or parts of them. */
export interface Status {
  readonly ready: boolean;
  /** Why it does not work. */
  readonly reasons: readonly string[];
  /** Why it works, but not as it should. */
  readonly strains: readonly string[];
}

/** One stage in this process: a member of its consumer group with a shard for each partition assigned to it. */
export class StageProcess implements Listener {
  private readonly shards = new Map<number, Shard>();
  private readonly runs = new Map<number, Promise<void>>();
  private assignment: ReadonlySet<number> | undefined;
  private reading: Reading | undefined;
  private readonly stopping = new AbortController();
  private joinWaitsFor: string | undefined;
  private readonly host: Host;

  constructor(
    private readonly dependencies: ProcessDependencies,
    private readonly topic: { readonly name: string; readonly partitions: number; readonly group: string },
    /** Called for a defect of the engine itself: the process has to end. */
    private readonly fatal: (error: unknown) => void,
  ) {
    this.host = dependencies.host ?? thisHost;
    dependencies.observe?.(() => [...this.shards.values()].flatMap((shard) => [...shard.observe()]));
  }

  /** Joins the group, however long Kafka is away; leaves it at once where it was stopped meanwhile. */
  async start(): Promise<void> {
    const reading = await this.join();
    if (this.isStopping) return reading?.stop();
    this.reading = reading;
    if (this.assignment) this.assigned([...this.assignment]);
  }

  assigned(partitions: readonly number[]): void {
    this.assignment = new Set(partitions);
    if (!this.reading || this.isStopping) return;
    for (const [partition, shard] of this.shards) if (!this.assignment.has(partition)) shard.release();
    for (const partition of partitions) {
      const shard = this.shards.get(partition);
      if (shard) shard.rejoin();
      else if (!this.runs.has(partition)) this.runs.set(partition, this.run(partition).catch(this.fatal));
    }
  }

  records(partition: number, records: readonly LogRecord[], end?: number): void {
    this.shards.get(partition)?.push(records, end);
  }

  /** Ready: a member of the group, and every shard assigned to it works. Strained: one of them is far behind. */
  status(): Status {
    const name = this.dependencies.binding.stage.flow.name;
    const waiting = [...this.shards].flatMap(([partition, { waitsFor }]) =>
      waitsFor === undefined ? [] : [`${name}/${partition} ${waitsFor}`],
    );
    const why = this.joinWaitsFor === undefined ? '' : `: ${this.joinWaitsFor}`;
    const reasons = this.assignment ? waiting : [`${name} joins its group${why}`];
    const isBehind = [...this.shards.values()].some(({ lagMs }) => lagMs > maxLagMs);
    const strains = isBehind ? [`${name} is more than ${maxLagMs / 1_000} s behind its log.`] : [];
    return { ready: reasons.length === 0, reasons, strains };
  }

  /** Lets all shards go, what takes longer than `graceMs` is abandoned, and leaves the group. */
  async stop(graceMs: number): Promise<void> {
    this.stopping.abort();
    const callOff = this.host.after(graceMs, () => {
      for (const shard of this.shards.values()) shard.abandon('The process ends.');
    });
    for (const shard of this.shards.values()) shard.release();
    await Promise.all(this.runs.values());
    callOff();
    await this.reading?.stop();
  }

  /** Undefined where it was stopped before. */
  private async join(): Promise<Reading | undefined> {
    const { name, group } = this.topic;
    const { signal } = this.stopping;
    const says = (waiting: string | undefined) => void (this.joinWaitsFor = waiting);
    const read = () => this.dependencies.log.read(name, group, this);
    try {
      return await retrying(read, { host: this.host, signal, says });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(partition: number): Promise<void> {
    while (this.isOurs(partition)) {
      const shard = this.shardOf(partition);
      this.shards.set(partition, shard);
      const ending = await shard.run();
      if (ending === 'log lost') await shard.acceptance(); // It stays in `shards`, so that readiness says why.
      this.shards.delete(partition);
      if (this.isOurs(partition)) await this.backOff();
    }
    this.runs.delete(partition);
  }

  private isOurs(partition: number): boolean {
    return !this.isStopping && (this.assignment?.has(partition) ?? false);
  }

  private backOff(): Promise<void> {
    const { host } = this;
    return new Promise((resolve) => host.after(againMs(host.random()), resolve));
  }

  private shardOf(partition: number): Shard {
    const place: Place = { topic: this.topic.name, partition, partitions: this.topic.partitions };
    const shard: Shard = new Shard({
      ...this.dependencies,
      host: this.host,
      reading: this.reading!,
      place,
      share: () => shareOf(this.shards.size),
      wanted: () => shard.release(),
    });
    return shard;
  }
}
