import { header, traceIdsIn, type FlowStage } from '@treasure-hunt/contracts';
import { parkedKeys, type ParkedKey } from '@treasure-hunt/persistence';
import type { ParkedKeysView } from './shapes.js';

type Database = Parameters<typeof parkedKeys>[0];
export type ParkedView = ParkedKeysView['parked'][number];

/** The parked keys of one service, as operators see them. Rejects with `RetryLater` when MongoDB is away. */
export class ParkedList {
  constructor(
    private readonly database: Database,
    /** The stages of the service by the full names of the topics that they read: it has one on a topic. */
    private readonly stages: ReadonlyMap<string, FlowStage>,
  ) {}

  async all(limit: number): Promise<ParkedView[]> {
    return (await parkedKeys(this.database, { limit })).map((one) => this.viewOf(one));
  }

  /** Where a key is parked at a stage: once for each partition. */
  async of(stage: string, key: string): Promise<ParkedView[]> {
    const found = await parkedKeys(this.database, { key, limit: 1_000 });
    return found.map((one) => this.viewOf(one)).filter((one) => one.stage === stage);
  }

  private viewOf({ shardId, key, waiting, first }: ParkedKey): ParkedView {
    const slash = shardId.lastIndexOf('/');
    const topic = shardId.slice(0, slash);
    const traceParent = first.headers.find(([name]) => name === header.traceParent)?.[1];
    const traceId = traceIdsIn(traceParent && Buffer.from(traceParent, 'base64').toString())?.traceId;
    return {
      stage: this.stages.get(topic)?.name ?? 'unknown',
      topic,
      partition: Number(shardId.slice(slash + 1)),
      key,
      waiting,
      offset: first.offset,
      since: new Date(first.timestampMs).toISOString(),
      reason: first.reason,
      ...(traceId !== undefined && { traceId }),
    };
  }
}
