import type { Consumer, EachBatchHandler, EachBatchPayload } from 'kafkajs';

type Hear = (event: { payload: object }) => void;

/** A kafkajs consumer in memory: the test says what joins, what is fetched and what crashes. */
export class FakeConsumer {
  readonly events = { GROUP_JOIN: 'join', STOP: 'stop', CRASH: 'crash', START_BATCH_PROCESS: 'batch' };
  readonly seeks: string[] = [];
  readonly paused = new Set<number>();
  /** Where kafkajs would fetch from next, as far as it was told. */
  readonly resolved: string[] = [];
  /** How often it was told to run. */
  runs = 0;
  readonly #hears = new Map<string, Hear>();
  #eachBatch: EachBatchHandler = () => Promise.resolve();

  on(event: string, hear: Hear): void {
    this.#hears.set(event, hear);
  }
  connect = () => Promise.resolve();
  subscribe = () => Promise.resolve();
  disconnect = () => Promise.resolve();
  commitOffsets = () => Promise.resolve();
  run({ eachBatch }: { eachBatch: EachBatchHandler }): Promise<void> {
    this.#eachBatch = eachBatch;
    this.runs += 1;
    return Promise.resolve();
  }
  seek({ offset }: { offset: string }): void {
    this.seeks.push(offset);
  }
  pause([{ partitions }]: [{ partitions: number[] }]): void {
    for (const partition of partitions) this.paused.add(partition);
  }
  resume([{ partitions }]: [{ partitions: number[] }]): void {
    for (const partition of partitions) this.paused.delete(partition);
  }

  happens(event: string, payload: object): void {
    this.#hears.get(event)?.({ payload });
  }
  joins(...partitions: number[]): void {
    this.happens('join', { memberAssignment: { t: partitions } });
  }
  /** A fetch that began at `from` and found records at these offsets. */
  fetches(partition: number, from: number, offsets: readonly number[]): Promise<void> {
    const messages = offsets.map((offset) => ({
      offset: String(offset),
      timestamp: '5',
      key: null,
      value: null,
    }));
    const batch = {
      partition,
      messages,
      fetchedOffset: String(from),
      lastOffset: () => String(offsets.at(-1)),
    };
    const resolveOffset = (offset: string) => void this.resolved.push(offset);
    return this.#eachBatch({ batch, resolveOffset, isStale: () => false } as unknown as EachBatchPayload);
  }

  get asConsumer(): Consumer {
    return this as unknown as Consumer;
  }
}
