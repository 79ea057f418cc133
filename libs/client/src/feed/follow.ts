import { Refused } from '../http/errors.js';
import { pause } from '../http/patience.js';
import type { FeedItem } from './feed-item.js';
import type { Frame } from './frames.js';
import { Reading, type ReadingOptions } from './reading.js';

/** From where a feed is read, until when, and who wants to know how it fares. */
export interface FeedOptions {
  /** Ends the feed. */
  readonly signal?: AbortSignal;
  /** The `lastEventId` of the last item that was taken; without it the feed begins now. */
  readonly lastEventId?: string;
  /** Called whenever a connection stands: all that is said from now on will come. */
  readonly onOpen?: (lastEventId: string) => void;
  /** Called when a connection was lost or not given: by what, if the gateway did not end it, and the pause before the next. */
  readonly onCut?: (cause: unknown, delayMs: number) => void;
}

/** Opens a connection behind a place in the feed. */
export type Connect = (
  lastEventId: string | undefined,
  signal: AbortSignal | undefined,
) => AsyncGenerator<Frame, void, undefined>;

/** The items of a feed over as many connections as it takes, each fact once; ends when the signal is aborted. */
export async function* follow(
  connect: Connect,
  options: FeedOptions & ReadingOptions,
): AsyncGenerator<FeedItem, void, undefined> {
  const { signal } = options;
  const reading = new Reading(options);
  while (!signal?.aborted) {
    const cause = yield* itemsOf(connect(reading.begin(), signal), reading, signal);
    if (signal?.aborted) return;
    await pause(reading.cut(cause), signal).catch(() => undefined);
  }
}

/** The items of one connection; in the end, what it was lost by. */
async function* itemsOf(
  frames: AsyncGenerator<Frame, void, undefined>,
  reading: Reading,
  signal: AbortSignal | undefined,
): AsyncGenerator<FeedItem, unknown, undefined> {
  try {
    for await (const frame of frames) {
      const item = reading.take(frame);
      if (item && !signal?.aborted) yield item;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return error;
  }
}
