import { flow } from '@treasure-hunt/contracts';
import {
  cacheBounds,
  StageProcess,
  type Host,
  type Listener,
  type Log,
  type Reading,
  type Sender,
  type Store,
} from '@treasure-hunt/shards';
import type { AnyStage } from '@treasure-hunt/decider';
import type { Cluster } from './cluster.js';
import type { Caller } from './wire.js';

/** What a test puts in place of parts of a process, to see whether it is noticed. */
export interface Seams {
  stage?(stage: AnyStage, process: EngineProcess): AnyStage;
  store?(store: Store, process: EngineProcess): Store;
  sender?(sender: Sender, process: EngineProcess): Sender;
  log?(log: Log, process: EngineProcess): Log;
}

/** An instance counts its wall clock from somewhere else than the broker, by this much at most. */
const maxClockErrorMs = 400;
/** The group takes a member for dead after this time at most. */
const maxUnnoticedMs = 6_000;
/** A process that is told to end has this long to let its shards go. */
const graceMs = 10_000;

/** Which process of which stage. */
export interface Identity {
  readonly name: string;
  readonly stageName: string;
  /** The release of the engine that it runs. */
  readonly release: number;
}

/** One process of a stage: the real one, over ports in memory, that can be killed and frozen at any step. */
export class EngineProcess implements Caller, Identity {
  readonly name: string;
  readonly stageName: string;
  readonly release: number;
  frozenUntilMs = 0;
  slowness = 1;
  /** How far its clock is from true time, in milliseconds. */
  clockErrorMs: number;
  private hasEnded = false;
  private isTrying = false;
  private stepsLeft = Number.POSITIVE_INFINITY;
  private reading: Reading | undefined;
  private readonly engine: StageProcess;

  constructor(
    { name, stageName, release }: Identity,
    readonly cluster: Cluster,
  ) {
    this.name = name;
    this.stageName = stageName;
    this.release = release;
    const { partitions, random } = cluster;
    this.clockErrorMs = random.below(maxClockErrorMs);
    const { stage, store, sender, log, prepare } = this.parts();
    const topic = { name: stage.flow.reads.name, partitions, group: stage.flow.name };
    this.engine = new StageProcess(
      {
        binding: { stage, prepare },
        log,
        sender,
        store,
        journal: cluster.journalOf(this),
        count: (signal, by) => cluster.count(signal, by),
        sink: cluster.sink,
        instance: name,
        host: this.host(),
        cacheBounds: { ...cacheBounds, maxDocuments: cluster.maxCachedDocuments },
      },
      topic,
      (error) => cluster.fatal(this, error),
    );
  }

  get isDead(): boolean {
    return this.hasEnded;
  }

  start(): void {
    this.engine.start().catch((error: unknown) => this.cluster.fatal(this, error));
  }

  /** Ends at once, wherever it stands. */
  kill(): void {
    this.hasEnded = true;
    const { schedule, random } = this.cluster;
    schedule.wake(random.between(500, maxUnnoticedMs), () => this.leaveGroup());
  }

  /** Ends at the n-th step from now: before a call to a backend takes effect, or after. */
  killAfter(steps: number): void {
    this.stepsLeft = steps;
  }

  /**
   * Whether it tries a message that would be parked unseen where its owners died at it by chance. Redrives reach clue-solving
   * only, so elsewhere nothing strikes then.
   */
  get isSpared(): boolean {
    return this.isTrying && this.stageName !== flow.clueSolving.name;
  }

  passStep(): void {
    if (this.hasEnded || this.isSpared) return;
    this.stepsLeft -= 1;
    if (this.stepsLeft > 0) return;
    this.cluster.say(this.name, 'dies at this step');
    this.kill();
  }

  /** Does nothing for a while; calls that are under way still take effect. */
  freeze(ms: number): void {
    this.frozenUntilMs = this.cluster.schedule.nowMs + ms;
  }

  /** Lets its shards go, leaves its group and ends. */
  async stop(): Promise<void> {
    await this.engine.stop(graceMs);
    this.kill();
  }

  leaveGroup(): void {
    this.cluster.groupOf(this.stageName).remove(this);
  }

  returnToGroup(): void {
    if (this.reading && !this.isDead) this.cluster.groupOf(this.stageName).readmit(this, this.reading);
  }

  private host(): Host {
    const { schedule, random } = this.cluster;
    return {
      nowMs: () => Math.floor(schedule.nowMs) + this.clockErrorMs,
      elapsedMs: () => schedule.nowMs,
      after: (delayMs, call) => schedule.wake(delayMs, call, this),
      random: () => random.below(1_000) / 1_000,
    };
  }

  private parts() {
    const { cluster } = this;
    const { seams } = cluster;
    const stage = cluster.stageFor(this);
    const store = this.store(cluster.storeOf(stage.flow.service));
    const log = this.log();
    const sender = () => cluster.wire.sender(this, cluster.broker);
    return {
      stage: seams.stage?.(stage, this) ?? stage,
      store: seams.store?.(store, this) ?? store,
      sender: () => seams.sender?.(sender(), this) ?? sender(),
      log: seams.log?.(log, this) ?? log,
      prepare: cluster.prepareFor(this),
    };
  }

  private store(store: Store): Store {
    const { wire } = this.cluster;
    return {
      want: (...args) => wire.call(this, () => store.want(...args)),
      takeOver: (...args) => wire.call(this, () => this.told(store.takeOver(...args), 'takes over', args[0])),
      load: (...args) => wire.call(this, () => store.load(...args)),
      loadKeys: (...args) => wire.call(this, () => store.loadKeys(...args)),
      checkpoint: (...args) => wire.call(this, () => this.checkpoint(store, args)),
      noteTrying: (...args) =>
        wire.call(this, () => {
          this.isTrying = args[2] !== null;
          return this.told(store.noteTrying(...args), 'tries', tryingIn(args));
        }),
    };
  }

  private checkpoint(store: Store, args: Parameters<Store['checkpoint']>) {
    const [{ shardId, epoch, progress, released }] = args;
    const how = released ? 'releases' : 'saves';
    const what = `${shardId} at ${progress.position} (epoch ${epoch})`;
    return this.told(store.checkpoint(...args), how, what);
  }

  private async told<T>(result: Promise<T>, how: string, what: string): Promise<T> {
    try {
      const value = await result;
      this.cluster.say(this.name, `${how} ${what}`);
      return value;
    } catch (error) {
      this.cluster.say(this.name, `cannot: ${how} ${what}: ${String(error)}`);
      throw error;
    }
  }

  private sayAssigned(listener: Listener): Listener {
    return {
      assigned: (partitions) => {
        this.cluster.say(this.name, `has partitions ${partitions.join(', ') || 'none'}`);
        listener.assigned(partitions);
      },
      records: (...args) => listener.records(...args),
    };
  }

  private log(): Log {
    const { wire, broker } = this.cluster;
    return {
      read: (_topic, _group, listener) =>
        wire.ask(this, async () => {
          this.reading = this.cluster.groupOf(this.stageName).join(this, this.sayAssigned(listener));
          return this.reading;
        }),
      bounds: (...args) => wire.ask(this, () => broker.log.bounds(...args)),
      partitionCount: () => broker.log.partitionCount(),
    };
  }
}

const tryingIn = ([shardId, , trying]: Parameters<Store['noteTrying']>): string =>
  trying ? `${shardId}/${trying.offset} after ${trying.deaths} deaths there` : `${shardId}: nothing`;
