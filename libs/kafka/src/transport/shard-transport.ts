import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import {
  StageProcess,
  type Count,
  type Journal,
  type Log,
  type Measure,
  type Observe,
  type Sender,
  type StageBinding,
  type Status,
  type Store,
  type Tracing,
} from '@treasure-hunt/shards';
import { lastValueFrom } from 'rxjs';
import { stageGroup } from './stage-group.js';

/** What a process brings for its shards. */
export interface ShardTransportOptions {
  readonly log: Log;
  readonly sender: () => Sender;
  readonly store: Store;
  readonly journal: Journal;
  readonly count: Count;
  readonly measure?: Measure;
  readonly observe?: Observe;
  readonly tracing: Tracing;
  readonly settings: {
    /** Unique to this process. */
    readonly instance: string;
    readonly topicPrefix: string;
    readonly partitions: number;
  };
  /** Called for a defect of the engine itself; the process has to end. */
  readonly fatal: (error: unknown) => void;
}

/** What takes longer than this when the process ends is abandoned; whoever takes over decides it again. */
const graceMs = 10_000;

/**
 * Nest's transport over shards. A controller's method that is annotated with a topic's name returns the stage that decides
 * over this topic; the transport asks for it once and runs it, instead of calling a handler for each message.
 */
export class ShardTransport extends Server implements CustomTransportStrategy {
  private readonly processes: StageProcess[] = [];
  private ended: Promise<void> | undefined;

  constructor(private readonly options: ShardTransportOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.begin().then(() => callback(), callback);
  }

  /** Lets all shards go and leaves the groups; whoever calls it again waits for the same end. */
  close(): Promise<void> {
    this.ended ??= this.end();
    return this.ended;
  }

  /** Ready when every shard assigned to this process works. */
  readiness(): Status {
    const all = this.processes.map((process) => process.status());
    const reasons = all.flatMap((one) => one.reasons);
    const strains = all.flatMap((one) => one.strains);
    return { ready: this.processes.length > 0 && reasons.length === 0, reasons, strains };
  }

  // Nest's event names and underlying client do not apply: there is one client for each stage.
  override on(): never {
    throw new Error('A shard transport has no events of its own.');
  }

  override unwrap(): never {
    throw new Error('A shard transport has no single client.');
  }

  private async end(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop(graceMs)));
  }

  private async begin(): Promise<void> {
    for (const [topic, handler] of this.messageHandlers) {
      const answer: unknown = await handler(undefined);
      const binding = await lastValueFrom(this.transformToObservable(answer));
      if (this.ended) return;
      await this.run(topic, binding as StageBinding);
    }
  }

  private async run(topic: string, binding: StageBinding): Promise<void> {
    const { settings, tracing, fatal, ...ports } = this.options;
    const { instance, topicPrefix: prefix, partitions } = settings;
    const name = prefix + topic;
    const sink = { prefix, partitions, ...tracing };
    const group = prefix + stageGroup(binding.stage.flow.name);
    const process = new StageProcess(
      { ...ports, binding, sink, instance },
      { name, partitions, group },
      fatal,
    );
    this.processes.push(process);
    await process.start();
  }
}
