import { connect, type KafkaClient, type KafkaConnection } from '@treasure-hunt/kafka';
import { connectStore, type ConnectedStore } from '@treasure-hunt/persistence';
import { StageProcess, type ShardCount, type Status } from '@treasure-hunt/shards';
import { Killable, tallyHolding, type TallyStage } from '@treasure-hunt/shards/testing';
import { needed } from './needed.js';
import type { InputReading } from './shard-input.js';

export interface OwnerOptions {
  readonly ports?: Killable;
  readonly stage?: TallyStage;
  /** Owners of one group share the partitions; without a name, one has all of them to itself. */
  readonly group?: string;
  readonly silenceMs?: number;
  readonly client?: KafkaClient;
}

const anHourMs = 3_600_000;
const silence = () => undefined;

/** A process that runs a stage over real ports. When it is killed, the brokers lose it, too. */
export class ShardOwner {
  private readonly counts = new Map<ShardCount, number>();
  private readonly stage: StageProcess;
  private readonly ports: Killable;
  private ended: Promise<void> | undefined;

  static async start(run: InputReading, instance: string, options: OwnerOptions): Promise<ShardOwner> {
    const { scene, database } = run;
    const kafka = await connect({
      brokers: needed('KAFKA_BROKERS').split(','),
      clientId: instance,
      client: options.client ?? (process.env['KAFKA_CLIENT'] as KafkaClient | undefined) ?? 'kafkajs',
      onFatal: (error) => scene.fatal.push(error),
    });
    const store = await connectStore({ uri: needed('MONGODB_URI'), database, collections: ['tallies'] });
    const owner = new ShardOwner(run, { instance, kafka, store }, options);
    await owner.stage.start();
    return owner;
  }

  private constructor(
    run: InputReading,
    private readonly process: { instance: string; kafka: KafkaConnection; store: ConnectedStore },
    options: OwnerOptions,
  ) {
    const { instance, kafka, store } = process;
    const { scene, prefix } = run;
    const { ports = new Killable(), stage = tallyHolding(anHourMs), silenceMs = 300 } = options;
    this.ports = ports;
    this.stage = new StageProcess(
      {
        binding: { stage },
        log: ports.log(kafka.log),
        sender: () => ports.sender(kafka.sender()),
        store: ports.store(store.store),
        journal: { info: silence, warn: silence, error: silence },
        count: (signal, by) => void this.counts.set(signal, this.count(signal) + by),
        sink: { prefix, partitions: scene.partitions, continueTrace: () => '00-trace' },
        instance,
        silenceMs,
      },
      { name: scene.topic, partitions: scene.partitions, group: prefix + (options.group ?? instance) },
      (error) => scene.fatal.push(error),
    );
    void ports.killed.then(() => this.end());
  }

  count(signal: ShardCount): number {
    return this.counts.get(signal) ?? 0;
  }

  get status(): Status {
    return this.stage.status();
  }

  /** Ends in order, or is cleared away where it is dead. */
  end(): Promise<void> {
    this.ended ??= this.clear();
    return this.ended;
  }

  private async clear(): Promise<void> {
    const stopped = this.stage.stop(this.ports.isKilled ? 0 : 1_000);
    await Promise.race([stopped, this.ports.killed]);
    await this.process.kafka.disconnect();
    await this.process.store.close();
  }
}
