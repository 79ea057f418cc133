import {
  backoffMs,
  defaultBackoff,
  type Backoff,
  type OutgoingRecord,
  type Sender,
} from '@treasure-hunt/shards';
import { cut, type SendLimits } from './cut.js';
import { PartitionsUnacknowledged, RecordTooLarge } from './errors.js';
import { judgeFailure } from './failure.js';
import { laneOf, type Acknowledgement } from './lane.js';
import { missing } from './missing.js';
import { orAborted, wait } from './wait.js';

/** Sends once, and resolves with the partitions that were acknowledged. */
export type Produce = (records: readonly OutgoingRecord[]) => Promise<readonly Acknowledgement[]>;

/** A send that is going to be repeated. */
export interface SendRetry {
  readonly attempt: number;
  readonly delayMs: number;
  readonly error: unknown;
}

export interface SendOptions {
  readonly limits?: SendLimits;
  readonly backoff?: Backoff;
  /** In [0, 1). */
  readonly chance?: () => number;
  /** Told of each repetition: a send is never repeated in silence. */
  readonly onRetry?: (retry: SendRetry) => void;
}

/** A sender over `produce`: cuts, compares what came back, repeats. Calls that overlap wait for each other. */
export const senderOver = (produce: Produce, options: SendOptions = {}): Sender =>
  new RepeatingSender(produce, options);

class RepeatingSender implements Sender {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly produce: Produce,
    private readonly options: SendOptions,
  ) {}

  send(records: readonly OutgoingRecord[], signal?: AbortSignal, acknowledged?: Acknowledged): Promise<void> {
    const sends = cut(records, this.options.limits);
    const sent = this.#last.then(() => this.#inOrder(sends, { signal, acknowledged }));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #inOrder(sends: readonly (readonly OutgoingRecord[])[], call: Call): Promise<void> {
    for (const records of sends) await this.#untilAcknowledged(records, call);
  }

  async #untilAcknowledged(records: readonly OutgoingRecord[], call: Call): Promise<void> {
    const { signal, acknowledged } = call;
    let left = records;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      signal?.throwIfAborted();
      const outcome = await this.#attempt(left, signal);
      if (outcome.state === 'too large') return this.#inOrder(halves(left), call);
      acknowledged?.(without(left, outcome.left), outcome.appendedAtMs);
      left = outcome.left;
      if (outcome.state === 'again') await this.#pause(attempt, outcome.error, signal);
    }
  }

  async #attempt(records: readonly OutgoingRecord[], signal?: AbortSignal): Promise<Outcome> {
    try {
      const lanes = await orAborted(this.produce(records), signal);
      const left = missing(records, lanes);
      const appendedAtMs = latest(lanes);
      return left.length === 0
        ? { state: 'done', left, appendedAtMs }
        : { state: 'again', left, appendedAtMs, error: unacknowledged(left) };
    } catch (error) {
      signal?.throwIfAborted();
      switch (judgeFailure(error)) {
        case 'too-large':
          return { state: 'too large' };
        case 'retry':
          return { state: 'again', left: records, appendedAtMs: undefined, error };
        case 'give-up':
          throw error;
      }
    }
  }

  async #pause(attempt: number, error: unknown, signal?: AbortSignal): Promise<void> {
    const { backoff = defaultBackoff, chance = Math.random, onRetry } = this.options;
    const delayMs = backoffMs(attempt, chance(), backoff);
    onRetry?.({ attempt, delayMs, error });
    await wait(delayMs, signal);
  }
}

type Acknowledged = NonNullable<Parameters<Sender['send']>[2]>;

/** What ends one call of `send`, and who is told how far it got. */
interface Call {
  readonly signal: AbortSignal | undefined;
  readonly acknowledged: Acknowledged | undefined;
}

interface Sent {
  readonly left: readonly OutgoingRecord[];
  readonly appendedAtMs: number | undefined;
}

type Outcome =
  | ({ readonly state: 'done' } & Sent)
  | ({ readonly state: 'again'; readonly error: unknown } & Sent)
  | { readonly state: 'too large' };

const latest = (lanes: readonly Acknowledgement[]): number | undefined => {
  const times = lanes.flatMap(({ appendedAtMs }) => appendedAtMs ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
};

const without = (
  records: readonly OutgoingRecord[],
  left: readonly OutgoingRecord[],
): readonly OutgoingRecord[] => {
  if (left.length === 0) return records;
  const rest = new Set(left);
  return records.filter((record) => !rest.has(record));
};

/** Halves keep the order within each partition, and end at the one record that is too large. */
const halves = (records: readonly OutgoingRecord[]): readonly (readonly OutgoingRecord[])[] => {
  const [first] = records;
  if (records.length === 1 && first) throw new RecordTooLarge(first);
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)];
};

const unacknowledged = (left: readonly OutgoingRecord[]): PartitionsUnacknowledged =>
  new PartitionsUnacknowledged([...new Set(left.map(laneOf))]);
