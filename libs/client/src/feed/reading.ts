import { Unavailable } from '../http/errors.js';
import { delayMs } from '../http/patience.js';
import { feedItem, idOf, type FeedItem } from './feed-item.js';
import type { Frame } from './frames.js';
import { Seen } from './seen.js';

/** What the engine repeats comes soon after: a stage that starts again repeats what it did since its last checkpoint. */
const rememberedIds = 10_000;

/** Where reading begins, the pauses between connections (the server may change the first one), and who hears of both. */
export interface ReadingOptions {
  readonly lastEventId?: string;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly onOpen?: (lastEventId: string) => void;
  readonly onCut?: (cause: unknown, delayMs: number) => void;
}

/** How far a feed was read, and how its connections fare. */
export class Reading {
  #lastEventId: string | undefined;
  #failures = 0;
  #isOpen = false;
  #firstDelayMs: number;
  readonly #seen = new Seen(rememberedIds);

  constructor(private readonly options: ReadingOptions) {
    this.#lastEventId = options.lastEventId;
    this.#firstDelayMs = options.firstDelayMs;
  }

  /** Begins a connection; returns the place in the feed behind which it has to go on. */
  begin(): string | undefined {
    this.#isOpen = false;
    return this.#lastEventId;
  }

  /** The item in a frame, unless it has been told already. */
  take(frame: Frame): FeedItem | undefined {
    this.#failures = 0;
    switch (frame.kind) {
      case 'retry':
        this.#firstDelayMs = frame.delayMs;
        return undefined;
      case 'place':
        this.#lastEventId = frame.id;
        if (!this.#isOpen) this.options.onOpen?.(frame.id);
        this.#isOpen = true;
        return undefined;
      case 'event':
        return this.#unlessSeen(feedItem(frame.event, frame.data, this.#lastEventId));
    }
  }

  /** A connection was lost: how long to wait for the next one. */
  cut(cause: unknown): number {
    this.#failures += 1;
    const { maxDelayMs, onCut } = this.options;
    const ownMs = delayMs(this.#failures, { firstDelayMs: this.#firstDelayMs, maxDelayMs });
    const waitMs = Math.max(ownMs, cause instanceof Unavailable ? cause.retryAfterMs : 0);
    onCut?.(cause, waitMs);
    return waitMs;
  }

  #unlessSeen(item: FeedItem): FeedItem | undefined {
    const id = idOf(item);
    return id === undefined || this.#seen.isNew(id) ? item : undefined;
  }
}
