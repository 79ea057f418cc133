import { tails } from '@treasure-hunt/contracts';
import type { KafkaConnection, Tail } from '@treasure-hunt/kafka';
import { Problem } from '@treasure-hunt/service';
import { Feed, type FeedSignals } from './feed.js';

/** A restarted process can serve those who were connected to it. */
const reachBackMs = 5 * 60 * 1000;
/** Every connection is kept alive this often, a few at a time: 14,000 at once would be a quarter of a second for everybody else. */
const keepAliveMs = 15_000;
const tendMs = 150;

/** What happens to feeds, and how late the oldest fact of a fetch is told. */
export interface LiveFeedSignals extends FeedSignals {
  lag(lagMs: number): void;
}

/** Where the feed is, and how much of its past is kept. */
export interface LiveFeedOptions {
  readonly topicPrefix: string;
  readonly partitions: number;
  /** Over all partitions. */
  readonly memoryBytes: number;
  readonly signals: LiveFeedSignals;
}

/** The feed of all players as this process reads it. */
export class LiveFeed {
  private present: Feed | undefined;
  private tail: Tail | undefined;
  private tending: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: Pick<KafkaConnection, 'log' | 'tail'>,
    private readonly options: LiveFeedOptions,
  ) {}

  /** Reads all partitions from five minutes back; resolves when the present is reached. Rejects with `RetryLater` when Kafka is away. */
  async start(): Promise<void> {
    const { topicPrefix, partitions, memoryBytes, signals } = this.options;
    const topic = topicPrefix + tails.liveFeed.reads.name;
    const ends = await this.endsOf(topic, partitions);
    const feed = new Feed(ends, { maxBytes: memoryBytes / partitions, maxAgeMs: reachBackMs }, signals);
    this.tail = await this.kafka.tail(topic, {
      from: { timestampMs: Date.now() - reachBackMs },
      onRecords: (partition, records) => {
        feed.take(partition, records);
        const [oldest] = records;
        if (oldest && this.present) signals.lag(Date.now() - oldest.timestampMs);
      },
    });
    await this.tail.caughtUp;
    this.present = feed;
    this.tending = setInterval(() => feed.tend(Date.now(), tendMs / keepAliveMs), tendMs);
  }

  /** The feed; throws a 503 until it has reached the present. */
  get feed(): Feed {
    if (this.present) return this.present;
    throw new Problem(503, { detail: 'The feed is starting.', retryAfterS: 1 });
  }

  /** Lets all clients go, and no new ones come; they resume elsewhere. */
  endAll(): void {
    this.present?.endAll();
    this.present = undefined;
  }

  async stop(): Promise<void> {
    this.endAll();
    clearInterval(this.tending);
    await this.tail?.stop();
  }

  private async endsOf(topic: string, partitions: number): Promise<readonly number[]> {
    const bounds = Array.from({ length: partitions }, (_, partition) =>
      this.kafka.log.bounds(topic, partition),
    );
    return (await Promise.all(bounds)).map(({ high }) => high);
  }
}
