import { FaultyEvents, Unavailable } from '../http/errors.js';
import { delayMs, pause, type Patience } from '../http/patience.js';
import type { CloudEvent } from './game-event.js';
import { NotAccepted } from './not-accepted.js';

/** What the gateway says of each event, in the order in which they were sent. */
export interface Results {
  readonly results: readonly {
    readonly id: string;
    readonly status: 'accepted' | 'throttled' | 'retry';
    readonly retryAfterMs?: number;
  }[];
}

/** How events get to the gateway. */
export interface Delivery {
  readonly post: (events: readonly CloudEvent[]) => Promise<Results>;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

interface Left {
  readonly events: readonly CloudEvent[];
  readonly retryAfterMs: number;
  readonly cause?: unknown;
}

/** Posts events until all are accepted; what is not goes again, under its id. Rejects with `NotAccepted` or `Refused`. */
export const deliver = async (events: readonly CloudEvent[], delivery: Delivery): Promise<void> => {
  const { patience, signal } = delivery;
  let left: Left = { events, retryAfterMs: 0 };
  for (let tries = 1; ; tries += 1) {
    left = await postOnce(left.events, delivery).catch((error: unknown) => {
      throw error instanceof FaultyEvents ? placed(error, left.events, events) : error;
    });
    if (left.events.length === 0) return;
    if (signal?.aborted || tries >= patience.tries || left.retryAfterMs > patience.maxDelayMs)
      throw notAccepted(left);
    const waitMs = Math.max(left.retryAfterMs, delayMs(tries, patience));
    await pause(waitMs, signal).catch((cause: unknown) => {
      throw notAccepted({ ...left, cause });
    });
  }
};

const notAccepted = ({ events, retryAfterMs, cause }: Left): NotAccepted =>
  new NotAccepted(events, retryAfterMs, cause);

const postOnce = async (events: readonly CloudEvent[], { post, signal }: Delivery): Promise<Left> => {
  try {
    const { results } = await post(events);
    const left = events.filter((_, index) => results[index]?.status !== 'accepted');
    return { events: left, retryAfterMs: Math.max(0, ...results.map((one) => one.retryAfterMs ?? 0)) };
  } catch (cause) {
    // Its ids would be lost with the events if the abort itself were thrown.
    if (signal?.aborted) return { events, retryAfterMs: 0, cause };
    if (!(cause instanceof Unavailable)) throw cause;
    return { events, retryAfterMs: cause.retryAfterMs, cause };
  }
};

/** Faults by the places that the caller knows. */
const placed = (
  { faults }: FaultyEvents,
  sent: readonly CloudEvent[],
  all: readonly CloudEvent[],
): FaultyEvents =>
  new FaultyEvents(
    faults.map((fault) => {
      const event = sent[fault.index];
      return event ? { ...fault, index: all.indexOf(event) } : fault;
    }),
  );
