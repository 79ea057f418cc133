import { stages as flowStages, type FlowStage } from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import {
  headerText,
  type Decoded,
  type Journal,
  type OutgoingRecord,
  type ShardCount,
  type Sink,
  type Store,
} from '@treasure-hunt/shards';
import { MemoryStore } from '@treasure-hunt/shards/testing';
import type { Keys } from '../keys.js';
import { libraryOf } from '../library.js';
import type { Random } from '../random.js';
import { stagesWith } from '../stages.js';
import { traceFrom } from '../trace.js';
import { Broker } from './broker.js';
import { EngineProcess, type Seams } from './engine-process.js';
import { Group } from './group.js';
import { Schedule } from './schedule.js';
import { Wire, type Weather } from './wire.js';

/** A step of a run, for somebody who reads along. */
export type Say = (nowMs: number, who: string, what: string) => void;

export interface ClusterOptions {
  readonly startMs: number;
  readonly partitions: number;
  readonly random: Random;
  readonly weather: Weather;
  readonly maxCachedDocuments: number;
  readonly keys: Keys;
  readonly seams: Seams;
  readonly say?: Say;
  /** The rules as this release has them. */
  readonly rules: (stage: AnyStage, process: EngineProcess) => AnyStage;
  /** Called with what a process is about to decide. */
  readonly touch: (process: EngineProcess, records: readonly Decoded[]) => void;
}

/** All processes of the engine with Kafka and MongoDB, in memory, in virtual time. */
export class Cluster {
  readonly schedule: Schedule;
  readonly broker: Broker;
  readonly wire: Wire;
  readonly sink: Sink;
  readonly processes: EngineProcess[] = [];
  readonly counts = new Map<ShardCount, number>();
  /** What ended a process that nobody killed: defects. */
  readonly defects: string[] = [];
  private readonly stores = new Map<string, MemoryStore>();
  private readonly groups = new Map<string, Group>();
  /** What is started now. */
  release = 1;
  private started = 0;

  constructor(private readonly options: ClusterOptions) {
    const { random, partitions, startMs, weather } = options;
    this.schedule = new Schedule(startMs, random);
    this.wire = new Wire(this.schedule, random, weather);
    const time = { schedule: this.schedule, random };
    this.broker = new Broker(partitions, time, (record, offset) => this.sayAppended(record, offset));
    this.sink = { prefix: '', partitions, continueTrace: traceFrom };
    for (const { name, reads } of flowStages) {
      const around = { ...time, broker: this.broker };
      this.groups.set(name, new Group(reads.name, around));
    }
  }

  get random(): Random {
    return this.options.random;
  }

  get partitions(): number {
    return this.options.partitions;
  }

  get maxCachedDocuments(): number {
    return this.options.maxCachedDocuments;
  }

  get seams(): Seams {
    return this.options.seams;
  }

  get stageNames(): string[] {
    return [...this.groups.keys()];
  }

  get living(): EngineProcess[] {
    return this.processes.filter(({ isDead }) => !isDead);
  }

  /** Starts one more process of a stage. */
  startProcess(stageName: string): EngineProcess {
    this.started += 1;
    const name = `${stageName}-${this.started}`;
    const process = new EngineProcess({ name, stageName, release: this.release }, this);
    this.say(process.name, `starts with release ${this.release}`);
    this.processes.push(process);
    process.start();
    return process;
  }

  groupOf(stageName: string): Group {
    return this.groups.get(stageName)!;
  }

  storeOf(service: string): MemoryStore {
    const store = this.stores.get(service) ?? new MemoryStore();
    this.stores.set(service, store);
    return store;
  }

  get databases(): ReadonlyMap<string, MemoryStore & Store> {
    return this.stores;
  }

  /** Every shard, where it is saved, and where its log ends. */
  shards() {
    return flowStages.flatMap((flow) =>
      placesOf(flow, this.partitions).map((place) => ({
        flow,
        place,
        shardId: `${place.topic}/${place.partition}`,
        store: this.storeOf(flow.service),
        end: this.broker.records(place.topic, place.partition).length,
      })),
    );
  }

  stageFor(process: EngineProcess): AnyStage {
    const stage = stageNamed(process.stageName, this.options.keys, this.broker);
    return this.options.rules(stage, process);
  }

  prepareFor(process: EngineProcess): (records: readonly Decoded[]) => Promise<void> {
    return async (records) => {
      this.options.touch(process, records);
      if (process.isDead) await new Promise<never>(() => undefined);
    };
  }

  count(signal: ShardCount, by: number): void {
    this.counts.set(signal, (this.counts.get(signal) ?? 0) + by);
  }

  fatal(process: EngineProcess, error: unknown): void {
    if (process.isDead) return;
    this.defects.push(`${process.name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.kill();
  }

  say(who: string, what: string): void {
    this.options.say?.(this.schedule.nowMs, who, what);
  }

  journalOf({ name }: EngineProcess): Journal {
    const say = (_: object, sentence: string) => this.say(name, sentence);
    return { info: say, warn: say, error: say };
  }

  private sayAppended({ topic, partition, headers, key, value }: OutgoingRecord, offset: number): void {
    if (!this.options.say) return;
    const type = headerText(headers, 'ce_type') ?? 'no type';
    const sent = headerText(headers, 'hunt-seq');
    const from = sent === undefined ? '' : ` (${headerText(headers, 'hunt-origin')} ${sent})`;
    this.say(`${topic}/${partition}/${offset}`, `${type} of ${String(key)}${from}: ${String(value)}`);
  }
}

/** Where every shard of a stage is. */
export const placesOf = (flow: FlowStage, partitions: number) =>
  Array.from({ length: partitions }, (_, partition) => ({ topic: flow.reads.name, partition, partitions }));

const stageNamed = (name: string, keys: Keys, { log }: Broker): AnyStage => {
  const stage = stagesWith(keys, libraryOf(log)).find(({ flow }) => flow.name === name);
  if (!stage) throw new Error(`There is no stage ${name}.`);
  return stage;
};
