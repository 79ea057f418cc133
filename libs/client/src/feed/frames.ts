import { createParser } from 'eventsource-parser';
import { Unavailable } from '../http/errors.js';

/** What a server of events says: a place in the feed, an event, how long to wait before coming back. */
export type Frame =
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'event'; readonly event: string; readonly data: string }
  | { readonly kind: 'retry'; readonly delayMs: number };

/** Opens a connection; it is closed when the signal is aborted. */
export type Open = (signal: AbortSignal) => Promise<Response>;

/** The gateway says something every 15 s at least; a connection that is silent for longer than this is lost. */
const maxSilenceMs = 45_000;

/** A message is under 1 MB; whoever sends more in one event is no gateway. */
const maxBufferSize = 4 * 1024 * 1024;

/** The frames of one connection, to its end. Rejects when it is lost, was not given, or the signal was aborted. */
export async function* framesOf(
  open: Open,
  signal?: AbortSignal,
  silenceMs = maxSilenceMs,
): AsyncGenerator<Frame, void, undefined> {
  const ended = new AbortController();
  const either = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const heard = async <Found>(found: Promise<Found>): Promise<Found> => {
    const lost = new Unavailable(`Nothing was heard for ${silenceMs / 1000} s.`);
    const timer = setTimeout(() => ended.abort(lost), silenceMs);
    return unlessAborted(found, either).finally(() => clearTimeout(timer));
  };
  try {
    const { body } = await heard(open(either));
    if (body) yield* parsed(body, heard);
  } finally {
    ended.abort();
  }
}

async function* parsed(
  body: ReadableStream<Uint8Array>,
  heard: <Found>(found: Promise<Found>) => Promise<Found>,
): AsyncGenerator<Frame, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let frames: Frame[] = [];
  // An id counts when its block is complete: until then a cut must not move the place in the feed.
  const parser = createParser({
    maxBufferSize,
    onId: (id) => frames.push({ kind: 'place', id }),
    onEvent: ({ event = 'message', data }) => frames.push({ kind: 'event', event, data }),
    onRetry: (delayMs) => frames.push({ kind: 'retry', delayMs }),
  });
  try {
    for (;;) {
      const { done, value } = await heard(reader.read());
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* frames;
      frames = [];
    }
  } finally {
    reader.cancel().catch(() => undefined); // It may be broken already.
  }
}

/** What is waited for need not know of the signal: the caller's own code gets the token. */
const unlessAborted = async <Found>(found: Promise<Found>, signal: AbortSignal): Promise<Found> => {
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return Promise.race([found, aborted.promise]).finally(() => signal.removeEventListener('abort', stop));
};
