import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { clueActivity, clueOutcomes, playerFeed, quarantine } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import { crossing } from '@treasure-hunt/shards/testing';
import { needed } from './needed.js';
import type { ShardInput } from './shard-input.js';
import { ShardRun } from './shard-run.js';

const lookMs = 50;
const maxLooks = 1_000;

/** Looks until it holds; gives up some time after any test has. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < maxLooks; looks += 1) {
    if (await holds()) return;
    await sleep(lookMs);
  }
  throw new Error('It has not come to hold.');
};

/**
 * One input topic on a real Kafka, and any number of runs that read it. Ids and sequences follow from the input, so the
 * runs have to agree on every byte of what they say.
 */
export class ShardScene implements ShardInput {
  readonly prefix = `shards-spec-${randomBytes(4).toString('hex')}.`;
  readonly topic = this.prefix + clueActivity.name;
  readonly fatal: unknown[] = [];
  private readonly runs: ShardRun[] = [];
  private readonly outputs: string[] = [];
  private isOver = false;

  private constructor(
    readonly kafka: KafkaConnection,
    readonly partitions: number,
  ) {}

  static async open(partitions = 1): Promise<ShardScene> {
    const brokers = needed('KAFKA_BROKERS').split(',');
    const kafka = await connect({ brokers, clientId: 'shards-spec', onFatal: () => undefined });
    const scene = new ShardScene(kafka, partitions);
    await scene.createInput();
    return scene;
  }

  async createInput(): Promise<void> {
    const { prefix, partitions } = this;
    await this.kafka.admin.ensureTopics([clueActivity], { prefix, partitions, replicationFactor: 1 });
  }

  /** Loses the input: another log is under its name then. */
  async replaceInput(): Promise<void> {
    await this.kafka.admin.deleteTopics([this.topic]);
    await until(async () => {
      await this.createInput().catch(() => undefined); // It is not gone yet.
      const bounds = await this.kafka.log.bounds(this.topic, 0).catch(() => undefined);
      return bounds?.high === 0;
    });
  }

  /** A run with outputs, a database and consumer groups of its own. */
  async run(name: string): Promise<ShardRun> {
    const run = new ShardRun(this, `${this.prefix}${name}.`);
    const outputs = [clueOutcomes, playerFeed, quarantine];
    const { prefix, partitions } = { prefix: run.prefix, partitions: this.partitions };
    await this.kafka.admin.ensureTopics(outputs, { prefix, partitions, replicationFactor: 1 });
    this.outputs.push(...outputs.map((topic) => prefix + topic.name));
    this.runs.push(run);
    return run;
  }

  async append(records: readonly OutgoingRecord[]): Promise<void> {
    await this.kafka.sender().send(records.map((record) => ({ ...record, topic: this.topic })));
  }

  /** Each of the players crosses each of the clues, in this order. */
  async cross(clues: readonly string[], players: readonly string[]): Promise<void> {
    const { partitions } = this;
    await this.append(
      players.flatMap((player) => clues.map((clue) => crossing(clue, player, { partitions }))),
    );
  }

  /** Resolves when all runs have saved everything that is in the input. */
  async settled(runs: readonly ShardRun[] = this.runs): Promise<void> {
    for (const run of runs)
      for (let partition = 0; partition < this.partitions; partition += 1)
        await until(async () => {
          if (this.isOver) throw new Error('The scene is over.');
          const { high } = await this.kafka.log.bounds(this.topic, partition);
          return ((await run.shard(partition))?.position ?? 0) === high;
        });
  }

  async close(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.runs.map((run) => run.close()));
    await this.kafka.admin.deleteTopics([this.topic, ...this.outputs]);
    await this.kafka.disconnect();
  }
}
