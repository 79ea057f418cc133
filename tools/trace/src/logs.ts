import { header, parseSequence, type Topic } from '@treasure-hunt/contracts';
import { TopicReader } from '@treasure-hunt/audit';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { headerText, type Bounds, type LogRecord } from '@treasure-hunt/shards';

/** A message, and where it lies. */
export interface Entry {
  readonly topic: Topic;
  readonly partition: number;
  readonly record: LogRecord;
  readonly id: string | undefined;
  readonly type: string | undefined;
  /** The value; empty where it is no JSON object. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is looked for. */
export type Is = (entry: Entry) => boolean;

/** One partition of a topic. */
export interface Slice {
  readonly topic: Topic;
  readonly partition: number;
}

/** Carries what was found out of the reading of a topic. */
class Found extends Error {
  constructor(readonly entry: Entry) {
    super('found');
  }
}

/** How far back is looked first, then further and further, and last in all that is kept. */
const lookBackMs = [10_000, 120_000, 3_600_000, 86_400_000, Infinity];

const dataOf = ({ value }: LogRecord): Entry['data'] => {
  try {
    return JSON.parse(String(value)) as Entry['data'];
  } catch {
    return {};
  }
};

const entryOf = ({ topic, partition }: Slice, record: LogRecord): Entry => ({
  topic,
  partition,
  record,
  id: headerText(record.headers, header.id),
  type: headerText(record.headers, header.type),
  data: dataOf(record),
});

/** The `ce_id` of what caused a message. */
export const causeIdOf = ({ record }: Entry): string | undefined =>
  headerText(record.headers, header.causedBy);

/** The partition and offset at which a message was decided; undefined where no shard did. */
export const originOf = ({ record: { headers } }: Entry) => {
  const [, partition] = /\/(\d+)@\d+$/.exec(headerText(headers, header.origin) ?? '') ?? [];
  const sequence = parseSequence(headerText(headers, header.sequence) ?? '');
  return partition !== undefined && sequence
    ? { partition: Number(partition), offset: sequence.offset }
    : undefined;
};

/** Looks up single messages in the topics of an engine. */
export class Logs {
  private readonly readers = new Map<Topic, Promise<TopicReader>>();

  constructor(
    private readonly kafka: KafkaConnection,
    private readonly prefix: string,
  ) {}

  /** Joins the groups that these topics are read in, all at once: each takes a moment. */
  async open(topics: readonly Topic[]): Promise<void> {
    await Promise.all(topics.map((topic) => this.readerOf(topic)));
  }

  partitions(topic: Topic): Promise<number> {
    return this.kafka.log.partitionCount(this.nameOf(topic));
  }

  /** The message at an offset; undefined where it is no longer kept. */
  async at(slice: Slice, offset: number): Promise<Entry | undefined> {
    const { low, high } = await this.boundsOf(slice);
    if (offset < low || offset >= high) return undefined;
    return this.within(slice, { low: offset, high: offset + 1 }, () => true);
  }

  /** The first that was written since, in milliseconds since 1970. */
  async since(slice: Slice, sinceMs: number, is: Is): Promise<Entry | undefined> {
    const { low, high } = await this.boundsOf(slice);
    return this.within(slice, { low: Math.max(low, await this.offsetAt(slice, sinceMs)), high }, is);
  }

  /** One that was written before, or at that time; what was written shortly before is looked at first. */
  async before(slice: Slice, beforeMs: number, is: Is): Promise<Entry | undefined> {
    const { low, high } = await this.boundsOf(slice);
    let end = Math.min(high, await this.offsetAt(slice, beforeMs + 1));
    for (const backMs of lookBackMs) {
      const begin = backMs === Infinity ? low : Math.max(low, await this.offsetAt(slice, beforeMs - backMs));
      const found = await this.within(slice, { low: begin, high: end }, is);
      if (found) return found;
      end = Math.min(end, begin);
    }
    return undefined;
  }

  async close(): Promise<void> {
    for (const reader of this.readers.values()) await (await reader).close();
  }

  private async within(slice: Slice, { low, high }: Bounds, is: Is): Promise<Entry | undefined> {
    const reader = await this.readerOf(slice.topic);
    try {
      await reader.read({ partition: slice.partition, next: low, to: high }, (records) => {
        const found = records.map((record) => entryOf(slice, record)).find(is);
        if (found) throw new Found(found);
      });
      return undefined;
    } catch (error) {
      if (error instanceof Found) return error.entry;
      throw error;
    }
  }

  private async offsetAt({ topic, partition }: Slice, timestampMs: number): Promise<number> {
    const offsets = await this.kafka.admin.offsetsAt(this.nameOf(topic), timestampMs);
    return offsets.get(partition) ?? 0;
  }

  private boundsOf({ topic, partition }: Slice): Promise<Bounds> {
    return this.kafka.log.bounds(this.nameOf(topic), partition);
  }

  private readerOf(topic: Topic): Promise<TopicReader> {
    const known = this.readers.get(topic);
    if (known) return known;
    const reader = TopicReader.open(this.kafka.log, this.nameOf(topic), `${this.prefix}trace`);
    this.readers.set(topic, reader);
    return reader;
  }

  private nameOf(topic: Topic): string {
    return this.prefix + topic.name;
  }
}
